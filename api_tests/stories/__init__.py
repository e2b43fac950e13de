"""Whole stories of how boards decide, told over HTTP."""
