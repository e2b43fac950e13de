"""Organisations: their register over HTTP, as known at any position of the log."""
