"""PostgreSQL through psycopg 3: a pool of asynchronous connections, every statement prepared."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from benchmarks.floor import statements

CONNECTIONS = 8


class PostgresTransaction:
    """Statements on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        """Speak on this connection."""
        self.connection = connection

    async def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        return await (await self.connection.execute(statement, values)).fetchall()

    async def one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of an answer, if there is one."""
        return await (await self.connection.execute(statement, values)).fetchone()

    async def run(self, statement: str, *values: object) -> None:
        """Execute a statement that answers nothing."""
        await self.connection.execute(statement, values)


class Postgres:
    """The floor on a server."""

    def __init__(self, url: str) -> None:
        """Keep the tables in the database at `url`."""
        self.pool = AsyncConnectionPool(
            url,
            min_size=CONNECTIONS,
            max_size=CONNECTIONS,
            open=False,
            kwargs={"prepare_threshold": 0, "autocommit": True},
        )

    async def open(self) -> None:
        """Connect, and create the tables that are missing."""
        await self.pool.open(wait=True)
        async with self.pool.connection() as connection, connection.transaction():
            for statement in statements.SCHEMA.split(";"):
                await connection.execute(statement)

    async def close(self) -> None:
        """Disconnect."""
        await self.pool.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[PostgresTransaction]:
        """Begin; commit at the end, or roll back on an exception."""
        async with self.pool.connection() as connection, connection.transaction():
            yield PostgresTransaction(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[PostgresTransaction]:
        """Read; one statement is its own transaction."""
        async with self.pool.connection() as connection:
            yield PostgresTransaction(connection)
