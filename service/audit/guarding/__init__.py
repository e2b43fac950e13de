"""The guard: where a log is rolled back, or another put in its place, nothing is signed or recorded any more."""
