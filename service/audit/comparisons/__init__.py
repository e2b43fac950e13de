"""Comparisons: the read models held against a replay of the log, when asked for and from time to time."""
