"""What cases do, told as examples and laws."""
