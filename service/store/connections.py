"""Connections: run compiled statements; a transaction is begun, committed and rolled back in so many words."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol, cast

from service.store.statements import Statement, Values

Row = tuple[Any, ...]
OnStatement = Callable[[str], None]


class CommitInDoubt(RuntimeError):
    """The database did not say whether it has committed; asking again with the same idempotency key tells."""


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

    def run_together(self, asks: Sequence[tuple[Statement, Values]]) -> Sequence[Sequence[Row]]:
        """Run statements that only read, in their order and on one trip, and answer the rows of each."""

    def run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run one statement for each row of values, in their order."""

    def say(self, text: str) -> None:
        """Run a fixed text such as COMMIT."""

    def begin(self) -> None:
        """Begin a transaction that will write; inside, a fault may show only when something is asked, or at the end."""

    def commit(self) -> None:
        """Commit; raises `CommitInDoubt` where the commit itself fails."""

    def roll_back(self) -> None:
        """Take back whatever the transaction has done."""

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

    def run_together(self, asks: Sequence[tuple[Statement, Values]]) -> Sequence[Sequence[Row]]:
        """Run statements one after the other."""
        return [self.run(statement, **values) for statement, values in asks]

    def run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run one statement for each row of values."""
        text = statement.text("sqlite")
        if self.on_statement:
            self.on_statement(text)
        self.raw.executemany(text, cast("Any", rows))

    def say(self, text: str) -> None:
        """Run a fixed text."""
        self.raw.execute(text)

    def begin(self) -> None:
        """Begin, as the only one who writes."""
        self.raw.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Commit; raises `CommitInDoubt`."""
        try:
            self.raw.execute("COMMIT")
        except sqlite3.Error as error:
            raise CommitInDoubt from error

    def roll_back(self) -> None:
        """Take back whatever the transaction has done."""
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file."""
        self.raw.close()


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """Begin, then commit; roll back when anything is raised. Raises `CommitInDoubt` where the commit fails."""
    try:
        connection.begin()
        yield connection
        connection.commit()
    except BaseException:
        with suppress(Exception):  # what went wrong before is what matters
            connection.roll_back()
        raise
