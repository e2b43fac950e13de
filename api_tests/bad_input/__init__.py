"""What nobody should send, and that it is refused with the place that is wrong and without a trace."""
