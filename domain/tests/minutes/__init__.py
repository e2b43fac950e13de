"""Minutes, told as examples."""
