"""Gifts and hospitality over HTTP: declaring, answering, and their register with its published part."""
