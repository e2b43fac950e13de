"""Fresh databases for the benchmark: files for SQLite, databases of our own for PostgreSQL; all removed at the end."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import psycopg
from psycopg.sql import SQL, Identifier

DEFAULT_POSTGRES = "postgresql://postgres@127.0.0.1:5432"
NUMBERS = count(1)


class Unavailable(Exception):
    """A database cannot be had here; the message says why."""


class Kind(Protocol):
    """A kind of database."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    def version(self) -> str:
        """Its version, and whether it keeps what it has promised; raise `Unavailable` if it does not answer."""

    def fresh(self) -> AbstractContextManager[str]:
        """The URL of a new, empty database, which is removed at the end."""

    def lasting(self, folder: Path, name: str, *, anew: bool) -> str:
        """The URL of a database that stays, in a folder if it is a file; an empty one where it is made anew."""

    def settle(self, database_url: str) -> None:
        """Do now what the database would do in the background after much was written, in the midst of a measurement."""


class SqliteFiles:
    """SQLite, a file each, in `BENCH_SQLITE_DIR` or the directory for temporary files."""

    name = "sqlite"

    def version(self) -> str:
        """Version of the library."""
        return f"SQLite {sqlite3.sqlite_version}"

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """A file in a directory of its own."""
        with TemporaryDirectory(prefix="bench-", dir=os.environ.get("BENCH_SQLITE_DIR")) as folder:
            yield f"sqlite:///{Path(folder) / 'bench.db'}"

    def lasting(self, folder: Path, name: str, *, anew: bool) -> str:
        """A file in the folder."""
        for file in folder.glob(f"{name}.db*") if anew else ():
            file.unlink()
        return f"sqlite:///{folder / name}.db"

    def settle(self, database_url: str) -> None:
        """SQLite does nothing in the background."""


class PostgresDatabases:
    """PostgreSQL, a database each, on the server of `BENCH_POSTGRES_URL`."""

    name = "postgresql"

    def __init__(self) -> None:
        """Remember the server, without the name of a database."""
        self.server = os.environ.get("BENCH_POSTGRES_URL", DEFAULT_POSTGRES).rstrip("/")

    def connect(self) -> psycopg.Connection:
        """Connect to the server's own database."""
        try:
            return psycopg.connect(f"{self.server}/postgres", autocommit=True, connect_timeout=5)
        except psycopg.OperationalError as problem:
            raise Unavailable(f"PostgreSQL does not answer at {self.server}: {problem}") from problem

    def version(self) -> str:
        """Version of the server, and the two settings that decide whether a commit survives a power cut."""
        with self.connect() as connection:
            row = connection.execute(
                "SELECT current_setting('server_version'), current_setting('fsync'),"
                " current_setting('synchronous_commit')"
            ).fetchone()
        assert row is not None
        return f"PostgreSQL {row[0]} (fsync={row[1]}, synchronous_commit={row[2]})"

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """A database whose name nobody else uses."""
        name = f"bench_{os.getpid()}_{next(NUMBERS)}"
        try:
            yield self._made(name)
        finally:
            self._dropped(name)

    def lasting(self, folder: Path, name: str, *, anew: bool) -> str:
        """A database of this name on the server."""
        if not anew:
            return f"{self.server}/{name}"
        self._dropped(name)
        return self._made(name)

    def settle(self, database_url: str) -> None:
        """What autovacuum would do."""
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute("VACUUM (ANALYZE)")

    def _made(self, name: str) -> str:
        with self.connect() as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return f"{self.server}/{name}"

    def _dropped(self, name: str) -> None:
        with self.connect() as connection:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


KINDS: tuple[Kind, ...] = (SqliteFiles(), PostgresDatabases())
