"""Decisions over HTTP: taking them, previewing them, and their register with the working of each."""
