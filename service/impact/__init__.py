"""Impact: what a command would do to decisions already taken, were it given."""
