"""Processor time of a server and of the database that works for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import psutil

POLL = 0.2
"""Seconds between two looks at the database's processes; what a process uses after the last look before it ends is lost."""


def seconds_of(pid: int) -> float:
    """User and system time of a process and its descendants, in seconds."""
    process = psutil.Process(pid)
    times = [one.cpu_times() for one in (process, *process.children(recursive=True))]
    return sum(time.user + time.system for time in times)


def backends(database: str) -> Iterator[psutil.Process]:
    """PostgreSQL's processes that work on this database: their titles name it."""
    for process in psutil.process_iter(["cmdline"]):
        title = " ".join(process.info["cmdline"] or ())
        if title.startswith("postgres: ") and f" {database} " in f"{title} ":
            yield process


class DatabaseTime:
    """Adds up what a database's processes use, also of those that come and go."""

    def __init__(self, database_url: str) -> None:
        """Watch the database of this URL; SQLite works inside the server's process, so nothing is watched."""
        self.database = None if database_url.startswith("sqlite:") else database_url.rsplit("/", 1)[1]
        self.seen: dict[tuple[int, float], float] = {}

    def look(self) -> float:
        """Look now; answer the seconds used so far."""
        if self.database is None:
            return 0.0
        for process in backends(self.database):
            try:
                time = process.cpu_times()
                self.seen[process.pid, process.create_time()] = time.user + time.system
            except psutil.NoSuchProcess:
                continue
        return sum(self.seen.values())


@contextmanager
def watched(database: DatabaseTime) -> Iterator[None]:
    """Look again and again while the block runs."""
    over = Event()

    def poll() -> None:
        while not over.wait(POLL):
            database.look()

    watcher = Thread(target=poll)
    if database.database is not None:
        watcher.start()
    try:
        yield
    finally:
        over.set()
        if watcher.ident is not None:
            watcher.join()
