"""What a witness remembers: of every log the newest checkpoint that it cosigned, in a SQLite file of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.witnessing import Seen

BUSY_SECONDS: Final = 10
TABLES: Final = """
CREATE TABLE IF NOT EXISTS witness (name TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS seen (origin TEXT PRIMARY KEY, size INTEGER, root BLOB, checkpoint TEXT, at TEXT);
CREATE TABLE IF NOT EXISTS doubts
    (origin TEXT, size INTEGER, root BLOB, checkpoint TEXT, at TEXT, PRIMARY KEY (origin, size, root));
"""


class MemoryLost(Exception):
    """A witness of this key has cosigned before, and what it saw is gone; it must not begin anew under this key."""


class AnotherWitness(Exception):
    """The memory is that of a witness of another name."""


class Memory:
    """Remembers on disk before anybody is answered; safe among threads and processes."""

    def __init__(self, file: Path) -> None:
        """Use this file, which is there."""
        self._file = file

    @classmethod
    def begun(cls, file: Path, name: str, *, has_cosigned: bool) -> "Memory":
        """The memory in this file, made if the witness is new; raises `MemoryLost` or `AnotherWitness`."""
        if has_cosigned and not file.is_file():
            raise MemoryLost(f"{file} is gone: make a new key, and tell the logs and those who trust you")
        memory = cls(file)
        with memory.held() as connection:
            for table in TABLES.strip().split(";\n"):
                connection.execute(table)
            connection.execute("INSERT INTO witness SELECT ? WHERE NOT EXISTS (SELECT 1 FROM witness)", (name,))
            [(known,)] = connection.execute("SELECT name FROM witness").fetchall()
        if known != name:
            raise AnotherWitness(f"{file} is the memory of {known}")
        return memory

    @contextmanager
    def held(self) -> Iterator[sqlite3.Connection]:
        """Hold the memory alone; what was done is on disk at the end, or was not done where anything is raised."""
        with closing(sqlite3.connect(self._file, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA synchronous=EXTRA")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


def seen_of(connection: sqlite3.Connection, origin: str) -> Seen:
    """What was seen last of a log."""
    rows = connection.execute("SELECT size, root FROM seen WHERE origin = ?", (origin,)).fetchall()
    return Seen(*rows[0]) if rows else Seen()


def newest_of(connection: sqlite3.Connection, origin: str) -> str | None:
    """The newest checkpoint of a log, with the cosignature that it was given."""
    rows = connection.execute("SELECT checkpoint FROM seen WHERE origin = ?", (origin,)).fetchall()
    return str(rows[0][0]) if rows else None


def remember(connection: sqlite3.Connection, origin: str, seen: Seen, checkpoint: str, at: str) -> None:
    """This is what has been seen last of a log, and the checkpoint that says so."""
    connection.execute("REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", (origin, seen.size, seen.root, checkpoint, at))


def doubt(connection: sqlite3.Connection, checkpoint: Checkpoint, note: str, at: str) -> None:
    """Keep a checkpoint with another root than the one cosigned of its size: the two prove what the log did."""
    row = (checkpoint.origin, checkpoint.size, checkpoint.root, note, at)
    connection.execute("INSERT OR IGNORE INTO doubts VALUES (?, ?, ?, ?, ?)", row)
