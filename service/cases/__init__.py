"""Business cases over HTTP: the register, each case with its versions, and its history."""
