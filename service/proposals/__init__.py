"""Proposals over HTTP: what one board put to another."""
