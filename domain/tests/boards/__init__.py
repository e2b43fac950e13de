"""Tests of boards: charters, seats, members, and who may sit where."""
