"""Databases: SQLite by default, PostgreSQL in production; opened so that what is committed survives a power cut."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url

from service.store.connections import Connection, SQLiteConnection
from service.store.statements import Statement

BUSY_SECONDS = 30
PATIENCE = 10
AWAY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
CACHE_KIB = 4_000  # of each connection; measured: with four times as much, nothing is faster on 60,000 facts
FULL = 2  # as `PRAGMA synchronous` numbers it

SAFEGUARDS = {name: Statement(postgresql=f"SHOW {name}") for name in ("fsync", "synchronous_commit")}


class NotDurable(RuntimeError):
    """The database may lose committed facts in a power cut, and nobody has said that this is wanted."""


class Database:
    """Where the log is kept; gives out connections, one for each thread that reads and one for the writer."""

    def __init__(self, url: str, *, lossy: bool = False, patience: int = PATIENCE) -> None:
        """Take an SQLAlchemy URL (`sqlite:///file`, `postgresql+psycopg://…`); `lossy` allows one that forgets.

        `patience` is how many seconds a write waits: to connect, for a lock, for a statement.
        """
        self.url = make_url(url)
        self.dialect = self.url.get_backend_name()
        if self.dialect not in ("sqlite", "postgresql"):
            msg = f"the log is kept in sqlite or postgresql, not in {self.dialect}"
            raise ValueError(msg)
        self.lossy, self.patience = lossy, patience
        self.on_connect: Callable[[Connection], None] | None = None
        self._readers = threading.local()
        self._reading: list[tuple[threading.Thread, Connection]] = []

    def connect(self, *, impatient: bool = False) -> Connection:
        """Open a connection; raises `NotDurable` where commits would not be safe.

        One that is `impatient` gives up what takes longer than the patience of a write.
        """
        opened = self._open_sqlite if self.dialect == "sqlite" else self._open_postgresql
        connection = opened(impatient=impatient)
        if not self.lossy:
            refuse_forgetful(connection)
        if self.on_connect:
            self.on_connect(connection)
        return connection

    def make_room(self) -> None:
        """Make an SQLite file that only its owner reads, and its folder, where they are not there yet."""
        if self.dialect == "sqlite" and self.url.database and self.url.database != ":memory:":
            file = Path(self.url.database)
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.touch(mode=0o600)

    def reader(self) -> Connection:
        """This thread's own connection for reading."""
        held: Connection | None = getattr(self._readers, "connection", None)
        if held is None or held.closed:
            self._close_those_of_ended_threads()
            held = self._readers.connection = self.connect()
            self._reading.append((threading.current_thread(), held))
        return held

    def _close_those_of_ended_threads(self) -> None:
        """Threads come and go with the load; a connection that its thread leaves behind would stay open for ever."""
        for one in [one for one in self._reading if not one[0].is_alive()]:
            with suppress(ValueError):  # another thread has just done so
                self._reading.remove(one)
                one[1].close()

    def close(self) -> None:
        """Close every thread's connection for reading; whoever reads after this opens a new one."""
        while self._reading:
            self._reading.pop()[1].close()
        self._readers = threading.local()

    def is_away(self, error: Exception) -> bool:
        """Whether this failure is the database's, which may be well again soon, and not that of what was asked."""
        if isinstance(error, sqlite3.Error):
            return error.sqlite_errorcode & 0xFF in AWAY
        if self.dialect == "sqlite":
            return False
        from psycopg import OperationalError  # noqa: PLC0415 - loaded with the connection

        return isinstance(error, OperationalError)

    def _open_sqlite(self, *, impatient: bool) -> Connection:
        self.make_room()
        file = self.url.database or ":memory:"
        seconds = self.patience if impatient else BUSY_SECONDS
        raw = sqlite3.connect(file, isolation_level=None, timeout=seconds, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{CACHE_KIB}"):
            raw.execute(f"PRAGMA {pragma}")
        return SQLiteConnection(raw)

    def _open_postgresql(self, *, impatient: bool) -> Connection:
        from service.store.postgresql import connect  # noqa: PLC0415 - its driver, 60 ms of a start, is for it alone

        return connect(self.url, patience=self.patience, impatient=impatient)


def refuse_forgetful(connection: Connection) -> None:
    """Refuse a database that answers a commit before it is on disk; raises `NotDurable`."""
    if isinstance(connection, SQLiteConnection):
        (level,) = connection.raw.execute("PRAGMA synchronous").fetchone()
        forgetful = [] if level >= FULL else ["synchronous below FULL"]
    else:
        shown = {name: connection.run(shown)[0][0] for name, shown in SAFEGUARDS.items()}
        forgetful = [f"{name}=off" for name, held in shown.items() if held == "off"]
    if forgetful:
        connection.close()
        msg = f"the database may lose committed facts: {', '.join(forgetful)}; set DECISIONS_LOSSY=1 if that is wanted"
        raise NotDurable(msg)
