"""Registers over HTTP: their policy, decision-making staff, legal holds, and the published register of decisions."""
