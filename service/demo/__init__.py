"""The demonstration: real, open NHS data and the boards that are told with it."""
