"""Slips over HTTP: put right at once, or reported by one and confirmed by another."""
