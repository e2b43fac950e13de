"""The databases of the store's tests, for the tests of the read models."""

from service.tests.store.conftest import database, postgres_database, sqlite_database, store

__all__ = ["database", "postgres_database", "sqlite_database", "store"]
