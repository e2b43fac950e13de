"""What proposals do, told as examples."""
