"""The command line: serve, demonstrate, verify, rebuild, and what an operator needs."""
