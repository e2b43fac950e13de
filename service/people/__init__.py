"""People: their register over HTTP, with their positions, seats and interests, as known at any position of the log."""
