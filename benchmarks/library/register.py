"""The register of interests: a table beside the events, filled in their transaction.

The library's projection runner cannot follow SQLite; this is the way that its documentation shows for both databases
("Searchable content": recorders that are passed what to write by `Application.save`).
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor
from psycopg import Cursor
from psycopg.rows import DictRow
from psycopg.sql import SQL

Line: TypeAlias = tuple[str, str, str, str, str]
"""Person, name, provider, category, moment of the declaration."""

TABLE = "CREATE TABLE IF NOT EXISTS register (id {}, person text, name text, provider text, category text, at text)"
ADD = "INSERT INTO register (person, name, provider, category, at) VALUES (%s, %s, %s, %s, %s)"
PAGE = "SELECT id, person, name, provider, category, at FROM register WHERE id > %s ORDER BY id LIMIT %s"


class PostgresRegister(PostgresApplicationRecorder):
    """Events and the register on PostgreSQL."""

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str = "stored_events") -> None:
        """Add the register's table to those that the recorder creates."""
        super().__init__(datastore, events_table_name=events_table_name)
        self.sql_create_statements.append(SQL(TABLE).format(SQL("bigserial PRIMARY KEY")))

    def _insert_events(
        self,
        curs: Cursor[DictRow],
        stored_events: Sequence[StoredEvent],
        register_line: Line | None = None,
        **_: object,
    ) -> None:
        if register_line:
            curs.execute(ADD, register_line, prepare=True)

    def page(self, after: int, limit: int) -> list[dict[str, Any]]:
        """A page of the register."""
        with self.datastore.get_connection() as connection, connection.cursor() as cursor:
            return list(cursor.execute(PAGE, (after, limit), prepare=True).fetchall())


class SqliteRegister(SQLiteApplicationRecorder):
    """Events and the register on SQLite."""

    def construct_create_table_statements(self) -> list[str]:
        """Add the register's table to those that the recorder creates."""
        table = TABLE.format("integer PRIMARY KEY AUTOINCREMENT")
        return [*super().construct_create_table_statements(), table]

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        register_line: Line | None = None,
        **_: object,
    ) -> Sequence[int] | None:
        if register_line:
            c.execute(ADD.replace("%s", "?"), register_line)
        return super()._insert_events(c, stored_events)

    def page(self, after: int, limit: int) -> list[dict[str, Any]]:
        """A page of the register."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(PAGE.replace("%s", "?"), (after, limit))
            return [dict(row) for row in cursor.fetchall()]
