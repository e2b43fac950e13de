"""Tests of the verifier, as a stranger runs it."""
