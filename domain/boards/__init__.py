"""Boards: their charters, seats and members."""
