"""Viewing: what was on record at a position of the log, paged, with the texts that may be shown."""
