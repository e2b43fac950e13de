"""One database of each kind for all tests of the store; each test has a ledger of its own."""

from collections.abc import Callable, Iterator

import pytest

from service.store.databases import Database
from service.tests.store.rig import Store, make_database, open_store


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return make_database(f"sqlite:///{tmp_path_factory.mktemp('store') / 'decisions.db'}")


@pytest.fixture(scope="session")
def postgres_database(new_postgres_database: Callable[[], str]) -> Database:
    return make_database(new_postgres_database())


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """A shared database: the test runs once on SQLite and once on PostgreSQL."""
    shared: Database = request.getfixturevalue(f"{request.param}_database")
    return shared


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """A new ledger with a writer."""
    with open_store(database) as opened:
        yield opened
