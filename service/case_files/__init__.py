"""The case file: everything about a case as it stood at one moment, in one answer."""
