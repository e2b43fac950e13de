"""Benefits: what a case is to bring, what was measured of it, and when that is reviewed."""
