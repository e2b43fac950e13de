"""Interests: what people declare, and whether it touches a matter."""
