"""Funds: what is set aside for cases in a financial year, what approvals commit of it, and what is left."""
