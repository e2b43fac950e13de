"""Merges: two entries on the register of people that are one person, and that are two again."""
