"""Connections: run compiled statements; a transaction is begun, committed and rolled back in so many words."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, Protocol, cast

import psycopg

from service.store.statements import Statement, Values

Row = tuple[Any, ...]
ANSWERING = ("SELECT", "WITH", "SHOW")  # the first words of statements that answer rows


class Connection(Protocol):
    """A connection of either kind."""

    dialect: str
    on_statement: Callable[[str], None] | None

    @property
    def idle(self) -> bool:
        """Whether it is open and in no transaction."""

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        """Run one statement and answer its rows, none where it gives none."""

    def run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run one statement for each row of values, in their order."""

    def say(self, text: str) -> None:
        """Run a fixed text such as COMMIT."""

    def together(self) -> AbstractContextManager[object]:
        """Inside, statements that answer nothing are sent without waiting; what went wrong is raised at the end."""

    def close(self) -> None:
        """Give the connection up."""


class SQLiteConnection:
    """A connection to an SQLite file in which nothing begins a transaction but `BEGIN IMMEDIATE`."""

    dialect = "sqlite"

    def __init__(self, raw: sqlite3.Connection) -> None:
        """Take over a connection opened with `isolation_level=None`."""
        self.raw = raw
        self.on_statement: Callable[[str], None] | None = None

    @property
    def idle(self) -> bool:
        """Whether it is in no transaction."""
        return not self.raw.in_transaction

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        """Run one statement and answer its rows."""
        text, constants = statement.compiled("sqlite")
        if self.on_statement:
            self.on_statement(text)
        return self.raw.execute(text, cast("dict[str, Any]", {**constants, **values})).fetchall()

    def run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run one statement for each row of values."""
        text = statement.text("sqlite")
        if self.on_statement:
            self.on_statement(text)
        self.raw.executemany(text, cast("Any", rows))

    def say(self, text: str) -> None:
        """Run a fixed text."""
        self.raw.execute(text)

    def together(self) -> AbstractContextManager[object]:
        """Nothing is sent anywhere, so nothing is saved by not waiting."""
        return nullcontext()

    def close(self) -> None:
        """Close the file."""
        self.raw.close()


class PostgreSQLConnection:
    """A connection to PostgreSQL in autocommit, so that reads leave no transaction behind and stay prepared."""

    dialect = "postgresql"

    def __init__(self, raw: psycopg.Connection[Row]) -> None:
        """Take over a connection in autocommit."""
        self.raw = raw
        self.on_statement: Callable[[str], None] | None = None
        self._cursor = raw.cursor(binary=True)

    @property
    def idle(self) -> bool:
        """Whether the server is still there, and no transaction is open."""
        return self.raw.info.transaction_status is psycopg.pq.TransactionStatus.IDLE

    def run(self, statement: Statement, **values: object) -> Sequence[Row]:
        """Run one statement and answer its rows."""
        text, constants = statement.compiled("postgresql")
        if self.on_statement:
            self.on_statement(text)
        if not text.startswith(ANSWERING):
            self._cursor.execute(text, {**constants, **values})
            return ()
        # A cursor of its own: within `together`, the usual one may still owe the outcome of what was sent before.
        return self.raw.cursor(binary=True).execute(text, {**constants, **values}).fetchall()

    def run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run one statement for each row of values."""
        text = statement.text("postgresql")
        if self.on_statement:
            self.on_statement(text)
        if len(rows) == 1:
            self._cursor.execute(text, cast("Any", rows[0]))
        elif rows:
            self._cursor.executemany(text, cast("Any", rows))

    def say(self, text: str) -> None:
        """Run a fixed text."""
        self._cursor.execute(text)

    def together(self) -> AbstractContextManager[object]:
        """Statements are sent one behind the other: about a third off the time of a write, a fifth off its CPU."""
        return self.raw.pipeline()

    def close(self) -> None:
        """Close the session."""
        self.raw.close()


class CommitInDoubt(RuntimeError):
    """The database did not say whether it has committed; asking again with the same idempotency key tells."""


BEGIN = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """Begin, then commit; roll back when anything is raised. Raises `CommitInDoubt` where the commit fails."""
    connection.say(BEGIN[connection.dialect])
    try:
        yield connection
    except BaseException:
        _roll_back(connection)
        raise
    try:
        connection.say("COMMIT")
    except Exception as error:
        _roll_back(connection)
        raise CommitInDoubt from error


def _roll_back(connection: Connection) -> None:
    with suppress(sqlite3.Error, psycopg.Error):  # what went wrong before is what matters
        connection.say("ROLLBACK")
