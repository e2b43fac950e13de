"""One unchanging view of a database, opened so that nothing can be written; the service may go on recording."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import URL

from service.store.connections import Connection, SQLiteConnection
from service.store.migrating import NEWEST, revision_of
from service.store.postgresql import OPTIONS, PostgreSQLConnection
from service.store.statements import Statement
from verifier.findings import CannotTell
from verifier.sqlite_files import opened_read_only

TABLES = Statement(
    sqlite="SELECT name FROM sqlite_master WHERE type = 'table'",
    postgresql="SELECT tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false))",
)


@contextmanager
def snapshot(url: URL) -> Iterator[Connection]:
    """A connection inside one read-only transaction; raises `CannotTell` where there is no database to read."""
    try:
        with _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url) as connection:
            yield connection
    except (sqlite3.Error, psycopg.Error) as error:
        raise CannotTell(f"the database cannot be read: {error}") from error


def refuse_other_shapes(connection: Connection, needed: Iterable[str]) -> None:
    """Raise `CannotTell` for a database of another version, or one that lacks a table."""
    there = {name for (name,) in connection.run(TABLES)}
    missing = sorted(set(needed) - there)
    if missing:
        raise CannotTell(f"these tables are missing: {', '.join(missing)}")
    found = revision_of(connection)
    if found != NEWEST:
        raise CannotTell(f"the database is of version {found or 'unknown'}, this program reads {NEWEST}")


@contextmanager
def _sqlite(url: URL) -> Iterator[Connection]:
    with opened_read_only(Path(url.database or "")) as raw:
        yield SQLiteConnection(raw)


@contextmanager
def _postgresql(url: URL) -> Iterator[Connection]:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(plain, autocommit=True, options=OPTIONS, connect_timeout=10)) as raw:
        raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield PostgreSQLConnection(raw)
