"""Gifts: gifts and hospitality that were offered, and whether they were accepted, declined and declared."""
