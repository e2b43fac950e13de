"""Honest histories by chance: whatever is recorded through the service, nobody is accused of tampering with it."""
