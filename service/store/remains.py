"""What an erasure leaves in the log that SQLite writes ahead, noted with it until it has been overwritten.

Whoever still reads an earlier state keeps SQLite from it; then it is tried again, by this process or by the next one.
"""

from collections.abc import Callable, Mapping
from typing import Final

from service.store.connections import Connection, SQLiteConnection
from service.store.statements import Statement
from service.telemetry import tell

BRIEFLY: Final = 500  # milliseconds
TRY_AGAIN_SECONDS: Final = 60.0

NOTE: Final = Statement(
    sqlite="INSERT OR REPLACE INTO erasure_remains (ledger, erasure, since) VALUES (:ledger, :erasure, :since)"
)
NOTED: Final = Statement(sqlite="SELECT ledger, erasure FROM erasure_remains")
NOTED_OF: Final = Statement(sqlite="SELECT erasure, since FROM erasure_remains WHERE ledger = :ledger")
GONE: Final = Statement(sqlite="DELETE FROM erasure_remains WHERE ledger = :ledger AND erasure = :erasure")
CHECKPOINT: Final = Statement(sqlite="PRAGMA wal_checkpoint(TRUNCATE)")


def note_remains(connection: Connection, ledger: str, erasure: str, since: int) -> None:
    """Note within the transaction of an erasure that its remains are still to be overwritten; only SQLite has any."""
    if connection.dialect == "sqlite":
        connection.run(NOTE, ledger=ledger, erasure=erasure, since=since)


def remains_of(connection: Connection, ledger: str) -> Mapping[str, int]:
    """The erasures of a ledger of which something remains, and since when, in microseconds since 1970."""
    if connection.dialect != "sqlite":
        return {}
    return {str(erasure): int(since) for erasure, since in connection.run(NOTED_OF, ledger=ledger)}


def any_remains(connection: Connection) -> bool:
    """Whether something remains of any erasure."""
    return connection.dialect == "sqlite" and bool(connection.run(NOTED))


def wipe_remains(connection: Connection) -> bool:
    """Overwrite what erasures left, and answer whether nothing is left of any; what goes wrong is told.

    The erasures are on record by now, so nothing that goes wrong here undoes one.
    """
    if not isinstance(connection, SQLiteConnection):
        return True
    try:
        return not any_remains(connection) or _wipe_briefly(connection)
    except Exception as error:  # noqa: BLE001 - whoever records must not suffer for it
        tell("warning", "erasure-remains-not-overwritten", why=type(error).__name__)
        return False


def wipe_remains_on(connect: Callable[[], Connection]) -> bool:
    """The same on a connection that is there or can be made; where there is none, that is told as well."""
    try:
        return wipe_remains(connect())
    except Exception as error:  # noqa: BLE001 - as above
        tell("warning", "erasure-remains-not-overwritten", why=type(error).__name__)
        return False


def _wipe_briefly(connection: SQLiteConnection) -> bool:
    """Wait for those who read, but not so long that those who wait to write are kept by them."""
    (patience,) = connection.raw.execute("PRAGMA busy_timeout").fetchone()
    connection.say(f"PRAGMA busy_timeout={BRIEFLY}")
    try:
        return wiped(connection)
    finally:
        connection.say(f"PRAGMA busy_timeout={patience}")


def wiped(connection: Connection) -> bool:
    """Whether the log written ahead could be emptied; then no erasure noted before has left anything in it."""
    noted = connection.run(NOTED)
    (busy, *_), *_ = connection.run(CHECKPOINT)
    if busy:
        tell("warning", "erasure-remains-not-overwritten", why="an earlier state is still read")
        return False
    connection.run_many(GONE, [{"ledger": ledger, "erasure": erasure} for ledger, erasure in noted])
    return True
