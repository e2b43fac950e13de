"""The databases of the tests: `sqlite_url`, `postgres_url`, and `database_url`, which is each of them in turn.

PostgreSQL is TEST_POSTGRES_URL; else a server that answers on 127.0.0.1:5432; else one that the tests start themselves
(always, with TEST_POSTGRES_URL=embedded). No test is skipped for want of a database.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from quality.postgres import answers, embedded_postgres

# How long an example takes says more of the machine than of the code; what must be fast is measured elsewhere.
# Every run tries the same examples, so that a run tells of the code alone. The heavy tests try new ones and say by
# which seed; whatever example breaks a law is printed.
ALWAYS: Mapping[str, Any] = {"deadline": None, "print_blob": True}
hypothesis.settings.register_profile("any machine", **ALWAYS, derandomize=True)
hypothesis.settings.register_profile("few examples", **ALWAYS, derandomize=True, max_examples=10)
hypothesis.settings.register_profile("new examples", **ALWAYS, derandomize=False)  # in CI it would be by itself
hypothesis.settings.load_profile("any machine")

LOCAL_SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
EMBEDDED = "embedded"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running server's `postgres` database, under an account that may create databases."""
    chosen = os.environ.get("TEST_POSTGRES_URL", "")
    if chosen and chosen != EMBEDDED:
        yield chosen
    elif chosen != EMBEDDED and answers(_plain(LOCAL_SERVER)):
        yield LOCAL_SERVER
    else:
        with embedded_postgres() as url:
            yield url


@pytest.fixture(scope="session")
def new_postgres_database(postgres_server: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database at each call, for modules that share one among tests; all are dropped at the end."""
    made: list[str] = []

    def make() -> str:
        made.append(_create(postgres_server))
        return made[-1]

    yield make
    for url in made:
        _drop(postgres_server, url)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database for one test, dropped afterwards."""
    with _database(postgres_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file, not yet made, for one test."""
    return f"sqlite:///{tmp_path / 'decisions.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database: the test runs once on SQLite and once on PostgreSQL."""
    wanted = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(wanted)
    return url


@contextmanager
def _database(server: str) -> Iterator[str]:
    url = _create(server)
    try:
        yield url
    finally:
        _drop(server, url)


def _create(server: str) -> str:
    name = f"test_{uuid4().hex}"
    _run(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _drop(server: str, url: str) -> None:
    name = make_url(url).database or ""
    _run(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(_plain(server), autocommit=True) as connection:
        connection.execute(statement)


def _plain(url: str) -> str:
    """The same URL without the name of the driver, as libpq reads it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
