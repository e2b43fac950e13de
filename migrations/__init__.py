"""Migrations of the database, for SQLite and PostgreSQL; applied by `decisions migrate`, on SQLite also at start."""
