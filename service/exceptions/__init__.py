"""Exceptions: what an auditor should look at first, in lists of their own."""
