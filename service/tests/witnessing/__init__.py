"""A witness over real HTTP, and logs of every kind of honesty."""
