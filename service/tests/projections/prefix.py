"""The law of every read model: what it shows at a position is what a replay of the log up to there would show."""

from contextlib import closing
from typing import Any

from sqlalchemy import Table, bindparam, select

from service.projections.comparing import replayed
from service.projections.projector import Projections
from service.projections.replaying import at_once
from service.projections.versioned import known_at
from service.store.connections import Connection
from service.store.databases import Database
from service.store.heads import read_head
from service.store.statements import Statement

Rows = list[dict[str, Any]]


def rows_at(connection: Connection, table: Table, ledger: str, position: int) -> Rows:
    """What a table shows of a ledger at a position; when a row will end is not known there."""
    shown = [column for column in table.c if column.name != "to_position"]
    return _rows(connection, Statement(select(*shown).where(known_at(table))), shown, ledger, position)


def prefix_rows(connection: Connection, projections: Projections, ledger: str, position: int) -> dict[str, Rows]:
    """What each table would show if the log ended at this position, by a replay into fresh tables."""
    with replayed(connection, projections) as (replay, tables):
        replay.one(ledger, position, at_once)
        return {name: open_rows(connection, table, ledger) for name, table in tables.items()}


def open_rows(connection: Connection, table: Table, ledger: str) -> Rows:
    """The rows of a table that have not ended."""
    shown = [column for column in table.c if column.name != "to_position"]
    query = select(*shown).where(table.c.ledger == bindparam("ledger"), table.c.to_position.is_(None))
    return _rows(connection, Statement(query), shown, ledger, None)


def see_that_every_position_shows_its_prefix(database: Database, projections: Projections, ledger: str) -> None:
    """Hold every table at every position of a ledger against a replay that has come just so far."""
    connection = database.connect()
    head = read_head(connection, ledger)
    assert head is not None, "there is no such ledger"
    with closing(connection), replayed(connection, projections) as (replay, tables):
        for position in range(head.size + 1):
            replay.one(ledger, position, at_once)
            for table in projections.tables:
                shown = rows_at(connection, table, ledger, position)
                expected = open_rows(connection, tables[table.name], ledger)
                assert shown == expected, f"{table.name} at position {position}"


def _rows(connection: Connection, statement: Statement, shown: Any, ledger: str, position: int | None) -> Rows:  # noqa: ANN401
    at = {} if position is None else {"position": position}
    names = [column.name for column in shown]
    rows = [dict(zip(names, row, strict=True)) for row in connection.run(statement, ledger=ledger, **at)]
    return sorted(rows, key=lambda row: (row["since"], row["from_position"], str(row)))
