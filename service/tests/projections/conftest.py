"""The databases of the store's tests, and one of each kind that is emptied for each test."""

from collections.abc import Callable

import pytest

from service.store.databases import Database
from service.store.tables import LOG
from service.tests.store import specimens
from service.tests.store.conftest import database, postgres_database, sqlite_database, store
from service.tests.store.rig import make_database

__all__ = ["database", "postgres_database", "sqlite_database", "store"]


@pytest.fixture(scope="session")
def own_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return make_database(f"sqlite:///{tmp_path_factory.mktemp('read_models') / 'decisions.db'}")


@pytest.fixture(scope="session")
def own_postgres(new_postgres_database: Callable[[], str]) -> Database:
    return make_database(new_postgres_database())


@pytest.fixture(params=["sqlite", "postgres"])
def own(request: pytest.FixtureRequest) -> Database:
    """A database in which nothing is recorded yet."""
    found: Database = request.getfixturevalue(f"own_{request.param}")
    for table in (*LOG.tables, specimens.THINGS.name):
        found.reader().say(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    return found
