"""Rebuilding: read models are filled anew from the log beside those in use, and take their place at one stroke."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Table

from domain.kernel.values import value
from service.projections.projector import Projections
from service.projections.replayed_rows import ReplayedRows
from service.projections.replaying import Progress, Replay, Sending, at_once, nobody
from service.projections.shapes import leave_marks, others_in, refuse_another_shape
from service.projections.stand_ins import create, create_other_indexes, drop, names_in_use, rename, stand_in
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.statements import Statement
from verifier.undisturbed import undisturbed

FRESH = "_fresh"
ALONE = Statement(postgresql="SELECT pg_try_advisory_lock(7201970)")
DONE = Statement(postgresql="SELECT pg_advisory_unlock(7201970)")
HEADS = "LOCK TABLE ledgers IN EXCLUSIVE MODE"  # nobody records, whoever reads goes on; new ledgers wait too


class RebuildUnderWay(RuntimeError):
    """Somebody else is rebuilding the read models of this database."""


@value
class Rebuilt:
    """What was rebuilt: how many facts were replayed, from how many ledgers, into which tables."""

    facts: int
    ledgers: int
    tables: tuple[str, ...]


def rebuild(database: Database, projections: Projections, progress: Progress = nobody) -> Rebuilt:
    """Fill every read model anew and swap it in; meanwhile the service may go on reading and recording.

    Stopped at any moment, it leaves the tables in use as they are; the next rebuild removes what it left behind.
    `progress` is told (facts replayed, facts there are). Raises `RebuildUnderWay`.
    """
    connection = database.connect()
    try:
        with _alone(database, connection), undisturbed():
            _clear(connection, projections)
            fresh = _make_fresh(connection, projections)
            replay = Replay(connection, projections, fresh, progress)
            replay.every(_in_a_transaction(connection))
            _index(connection, fresh)
            replay.every(_in_a_transaction(connection))  # what was recorded meanwhile
            _swap(connection, projections, replay)
    finally:
        connection.close()
    tables = tuple(table.name for table in projections.tables)
    return Rebuilt(facts=replay.facts, ledgers=len(replay.done), tables=tables)


def in_shape(database: Database, projections: Projections, progress: Progress = nobody) -> Rebuilt | None:
    """See that the read models are those of this program: on SQLite make them anew where they are not.

    Raises `NeedsRebuild` elsewhere, with the command to run, and `RebuildUnderWay`.
    """
    connection = database.reader()
    if database.dialect != "sqlite":
        refuse_another_shape(connection, projections)
    elif others_in(connection, projections):
        return rebuild(database, projections, progress)
    return None


def _make_fresh(connection: Connection, projections: Projections) -> dict[str, Table]:
    taken = names_in_use(connection)
    fresh = {table.name: stand_in(table, FRESH, taken) for table in projections.tables}
    with transaction(connection):
        for table in fresh.values():
            create(connection, table)
    return fresh


def _index(connection: Connection, fresh: dict[str, Table]) -> None:
    with transaction(connection):
        for table in fresh.values():
            create_other_indexes(connection, table)


def _swap(connection: Connection, projections: Projections, replay: Replay) -> None:
    with transaction(connection):
        if connection.dialect == "postgresql":
            connection.say(HEADS)
        replay.every(at_once)
        # First all go, then all come: for each new name, SQLite reads again what there is of tables and indexes.
        for table in projections.tables:
            drop(connection, table.name)
        for table in projections.tables:
            rename(connection, f"{table.name}{FRESH}", table.name)
        leave_marks(connection, projections)


def _clear(connection: Connection, projections: Projections) -> None:
    there = names_in_use(connection)
    for name in (f"{table.name}{FRESH}" for table in projections.tables):
        if name in there:
            with transaction(connection):
                drop(connection, name)


def _in_a_transaction(connection: Connection) -> Sending:
    def send(rows: ReplayedRows, /) -> None:
        with transaction(connection):
            rows.flush()

    return send


@contextmanager
def _alone(database: Database, connection: Connection) -> Iterator[None]:
    """Hold a lock that ends with this process, however it ends."""
    if database.dialect == "postgresql":
        if not connection.run(ALONE)[0][0]:
            raise RebuildUnderWay("the read models are being rebuilt already")
        yield
        connection.run(DONE)  # the server may notice only later that the connection is closed
        return
    lock = sqlite3.connect(f"{database.url.database}-rebuilding", timeout=0, isolation_level=None)
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise RebuildUnderWay("the read models are being rebuilt already") from error
        yield
