"""Processor time and memory of processes, as Linux tells them under /proc (see proc(5))."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
POLL = 0.2
"""Seconds between two looks at the database's processes: what one uses after the last look before it ends is lost."""


def family(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    for children in (PROC / str(pid) / "task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def fields_of(pid: int) -> list[str]:
    """The fields of a process's `stat` behind its name, which may hold spaces: state first."""
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()


def seconds_of(pid: int) -> float:
    """User and system time of one process, in seconds."""
    fields = fields_of(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


def seconds_of_family(pid: int) -> float:
    """User and system time of a process and its descendants, in seconds."""
    return sum(seconds_of(member) for member in family(pid))


def bytes_of_family(pid: int) -> int:
    """Memory that a process and its descendants hold; what they share with others is divided by the sharers (PSS)."""
    return sum(proportional_set(member) for member in family(pid))


def proportional_set(pid: int) -> int:
    """The line `Pss` of a process's `smaps_rollup`, in bytes."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def backends(database: str) -> Iterator[int]:
    """PostgreSQL's processes that work on this database: their titles name it."""
    for place in PROC.glob("[0-9]*"):
        with suppress(OSError):
            title = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if title.startswith("postgres: ") and f" {database} " in title:
                yield int(place.name)


class DatabaseTime:
    """Adds up what a database's processes use, also of those that come and go."""

    def __init__(self, database_url: str) -> None:
        """Watch the database of this URL; SQLite works inside the server's process, so there nothing is watched."""
        self.database = None if database_url.startswith("sqlite:") else database_url.rsplit("/", 1)[1]
        self.seen: dict[tuple[int, str], float] = {}

    def look(self) -> float:
        """Look now; answer the seconds used so far."""
        for pid in backends(self.database) if self.database else ():
            with suppress(OSError):
                started = fields_of(pid)[19]
                self.seen[pid, started] = seconds_of(pid)
        return sum(self.seen.values())


@contextmanager
def watched(database: DatabaseTime) -> Iterator[None]:
    """Look again and again while the block runs."""
    over = Event()

    def poll() -> None:
        while database.database and not over.wait(POLL):
            database.look()

    watcher = Thread(target=poll)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
