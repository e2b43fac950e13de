"""Connections: run compiled statements; a transaction is begun, committed and rolled back in so many words."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Any, Protocol, cast

from service.store.statements import Statement, Values

Row = tuple[Any, ...]
OnStatement = Callable[[str], None]


class Connection(Protocol):
    """A connection of either kind."""

    dialect: str
    on_statement: OnStatement | None

    @property
    def idle(self) -> bool:
        """Whether it is open and in no transaction."""

    @property
    def closed(self) -> bool:
        """Whether it has been given up, or was lost."""

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
        self.on_statement: OnStatement | None = None

    @property
    def idle(self) -> bool:
        """Whether it is in no transaction."""
        return not self.raw.in_transaction

    @property
    def closed(self) -> bool:
        """A file does not hang up."""
        return False

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
    with suppress(Exception):  # what went wrong before is what matters
        connection.say("ROLLBACK")
