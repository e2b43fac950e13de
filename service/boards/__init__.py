"""Boards: their charters, seats and members over HTTP, as known at any position of the log and as of any day."""
