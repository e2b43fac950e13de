"""How fast the service is, beside three yardsticks that do the same work: run `python -m benchmarks`."""
