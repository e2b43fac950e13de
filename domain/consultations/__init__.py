"""Consultations: how the public was asked about a case, for how long, and how its answers were dealt with."""
