"""Registers: how a body keeps and publishes them, who is on the published ones, and what must not be destroyed."""
