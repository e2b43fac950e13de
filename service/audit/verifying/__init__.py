"""Verifying: a database checked from its bytes up, by nothing that wrote it; names the first wrong position."""
