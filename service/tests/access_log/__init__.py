"""The access log: what is entered, that nothing leaves without it, how it is read, and how it is sealed."""
