"""What makes the interface safe to use: repeating, racing, and who may do what."""
