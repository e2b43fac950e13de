"""Merges of people over HTTP: who is who, since when, and who said so."""
