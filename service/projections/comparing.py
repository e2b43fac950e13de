"""Comparing: do the read models say what the log says? They are held, row by row, against a replay."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Table

from domain.kernel.values import value
from service.projections.projector import Projections
from service.projections.replayed_rows import ReplayedRows
from service.projections.replaying import Progress, Replay, Sending, at_once, nobody
from service.projections.stand_ins import create, drop, stand_in
from service.store.connections import Connection
from service.store.databases import Database
from service.store.heads import ledger_names
from service.store.statements import Statement

REPLAYED = "_replayed"
MOST = 100
BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ"}
# A comparison reads whole tables; what serves the hot path would have it walk them row by row.
PLANNED_AT_LARGE = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")

Row = dict[str, Any]


@value
class Difference:
    """A row that the read model has and the replay does not, or the other way round, or that both have differently.

    `key` and `position` (from which the row counts) say which row; `live` is as it stands, `replayed` as it should.
    """

    table: str
    ledger: str
    key: tuple[object, ...]
    position: int
    live: Row | None
    replayed: Row | None


def differences(
    database: Database,
    projections: Projections,
    ledger: str | None = None,
    *,
    progress: Progress = nobody,
    most: int = MOST,
) -> list[Difference]:
    """The rows of read models that differ from a replay of the log, by position, up to `most` of each table.

    Compares one ledger, or all. The service may go on meanwhile: both sides are seen as of one moment.
    """
    connection = database.connect()
    try:
        for setting in PLANNED_AT_LARGE if connection.dialect == "postgresql" else ():
            connection.say(f"SET {setting} = on")
        with replayed(connection, projections, progress) as (replay, tables):
            replay.every(_by_itself(connection), [ledger] if ledger else None)
            connection.say(BEGIN[connection.dialect])
            replay.every(at_once, [ledger] if ledger else None)
            found = _found(connection, projections, tables, ledger, most)
            connection.say("ROLLBACK")
    finally:
        connection.close()
    return found


def _found(
    connection: Connection, projections: Projections, tables: dict[str, Table], ledger: str | None, most: int
) -> list[Difference]:
    found = [
        one
        for table in projections.tables
        for name in _ledgers(connection, table, ledger)
        for one in _differing(connection, table, tables[table.name], name, most)
    ]
    return sorted(found, key=lambda one: (one.ledger, one.position, one.table))


@contextmanager
def replayed(
    connection: Connection, projections: Projections, progress: Progress = nobody
) -> Iterator[tuple[Replay, dict[str, Table]]]:
    """A replay into temporary tables, and these tables by the names of those they stand for."""
    tables = {table.name: stand_in(table, REPLAYED) for table in projections.tables}
    for table in tables.values():
        create(connection, table, temporary=True)
    yield Replay(connection, projections, tables, progress), tables
    for table in tables.values():
        drop(connection, table.name)


def _by_itself(connection: Connection) -> Sending:
    def send(rows: ReplayedRows, /) -> None:
        connection.say("BEGIN")  # temporary tables are nobody else's: no lock on the log is wanted
        rows.flush()
        connection.say("COMMIT")

    return send


def _ledgers(connection: Connection, table: Table, ledger: str | None) -> Sequence[str]:
    if ledger is not None:
        return [ledger]
    text = f"SELECT DISTINCT ledger FROM {table.name}"  # noqa: S608 - names of our own tables
    rows = connection.run(Statement(sqlite=text, postgresql=text))
    return sorted({name for (name,) in rows} | set(ledger_names(connection)))


def _differing(connection: Connection, live: Table, replayed: Table, ledger: str, most: int) -> Iterator[Difference]:
    only_live = _only_in(connection, live, replayed, ledger, most)
    only_replayed = _only_in(connection, replayed, live, ledger, most)
    names = sorted(only_live.keys() | only_replayed.keys(), key=lambda name: (name[0], str(name[1])))
    for position, key in names[:most]:
        name = (position, key)
        yield Difference(
            table=live.name,
            ledger=ledger,
            key=key,
            position=position,
            live=only_live.get(name),
            replayed=only_replayed.get(name),
        )


def _only_in(
    connection: Connection, one: Table, other: Table, ledger: str, most: int
) -> dict[tuple[int, tuple[object, ...]], Row]:
    names = list(one.c.keys())
    columns = ", ".join(f'"{name}"' for name in names)
    text = (
        f"SELECT {columns} FROM {one.name} WHERE ledger = {{0}} EXCEPT "  # noqa: S608 - names of our own tables
        f"SELECT {columns} FROM {other.name} WHERE ledger = {{0}} ORDER BY from_position LIMIT {int(most)}"
    )
    statement = Statement(sqlite=text.format(":ledger"), postgresql=text.format("%(ledger)s"))
    rows = (dict(zip(names, row, strict=True)) for row in connection.run(statement, ledger=ledger))
    return {(row["from_position"], tuple(row[name] for name in one.info["key"])): row for row in rows}
