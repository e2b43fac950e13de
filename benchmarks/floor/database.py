"""What the floor asks of a database, whichever driver answers."""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from benchmarks.floor.postgres import Postgres
from benchmarks.floor.sqlite import Sqlite


class Transaction(Protocol):
    """Statements that take effect together or not at all."""

    async def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of an answer."""

    async def one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of an answer, if there is one."""

    async def run(self, statement: str, *values: object) -> None:
        """Execute a statement that answers nothing."""


class Database(Protocol):
    """Where the floor keeps its tables."""

    async def open(self) -> None:
        """Connect, and create the tables that are missing."""

    async def close(self) -> None:
        """Disconnect."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin; commit at the end, or roll back on an exception."""

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Read without a transaction around it."""


def database_at(url: str) -> Database:
    """The driver for this URL: `sqlite:///…` or `postgresql://…`."""
    return Sqlite(url.removeprefix("sqlite:///")) if url.startswith("sqlite:") else Postgres(url)
