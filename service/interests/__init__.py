"""Interests: declarations and their register over HTTP, as known at any position of the log and as of any day."""
