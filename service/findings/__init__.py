"""Findings: the broken rules that stand on facts, in one list."""
