"""Procurement over HTTP: contracts, the register of procurement decisions, and what is counted of them each year."""
