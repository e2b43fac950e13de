"""Breaches over HTTP: their files, the decisions under review, and the anonymous publication."""
