"""What meetings do, told as examples and laws."""
