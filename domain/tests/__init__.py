"""Tests of the domain: sentences that are true of the rules."""
