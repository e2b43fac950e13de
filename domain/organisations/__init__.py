"""Organisations: statutory bodies, practices, providers, and the links and memberships between them."""
