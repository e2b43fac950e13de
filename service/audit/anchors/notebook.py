"""The notebook of anchors: what each place has taken of each ledger, and what it did not take, in a file."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from service.audit.durable_files import write_anew

FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)
DOUBLINGS: Final = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """What a place has of a ledger: the last checkpoint that it took, and when; and what has failed since."""

    size: int = 0
    taken_at: str | None = None
    failures: int = 0
    failed_at: str | None = None
    why: str | None = None

    def waits(self, now: datetime) -> bool:
        """Whether it is too soon to try again; the pauses grow from a minute to an hour."""
        if self.failed_at is None:
            return False
        pause: timedelta = min(FIRST_PAUSE * 2 ** min(self.failures - 1, DOUBLINGS), LONGEST_PAUSE)
        return now < datetime.fromisoformat(self.failed_at) + pause

    def failed(self, why: str, now: datetime) -> "Entry":
        """The entry after a failure."""
        return replace(self, failures=self.failures + 1, failed_at=now.isoformat(), why=why)


Entries = dict[str, dict[str, Entry]]
"""By place and ledger."""


class Notebook:
    """Keeps the entries for all processes that share a data directory."""

    def __init__(self, data_dir: Path) -> None:
        """Keep them in this directory."""
        self._file, self._lock = data_dir / "anchors.json", data_dir / "anchors.lock"

    @contextmanager
    def open(self, *, wait: bool) -> Iterator[Entries | None]:
        """Give the entries to be changed, kept however it ends; nothing where another process has them open."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield None
                return
            entries = self.read()
            try:
                yield entries
            finally:
                self._write(entries)
        finally:
            os.close(handle)

    def read(self) -> Entries:
        """The entries as they stand; a spoilt file counts as empty, for at worst a checkpoint goes out twice."""
        with suppress(OSError, ValueError, TypeError, AttributeError):
            told: dict[str, dict[str, dict[str, Any]]] = json.loads(self._file.read_bytes())
            return {place: {ledger: Entry(**one) for ledger, one in of.items()} for place, of in told.items()}
        return {}

    def _write(self, entries: Entries) -> None:
        told = {place: {ledger: asdict(one) for ledger, one in of.items()} for place, of in entries.items()}
        content = json.dumps(told, ensure_ascii=False, indent=1).encode()
        with suppress(OSError):  # a full disk makes checkpoints go out again, and loses none
            if not self._file.exists() or self._file.read_bytes() != content:
                write_anew(self._file, content)
