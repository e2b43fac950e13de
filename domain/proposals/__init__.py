"""Proposals: a case as one board puts it to another for approval."""
