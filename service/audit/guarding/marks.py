"""High-water marks: of each ledger the newest checkpoint that was signed, in a file outside the database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from domain.kernel.values import value
from domain.ledger.checkpoint import Checkpoint, CheckpointRefused
from domain.ledger.note import NoteRefused, SignedNote
from domain.ledger.origins import generation_of
from service.audit.durable_files import write_anew

LONGEST: Final = 2**16

Stamp = tuple[int, int, int] | None
"""By which a file is known again: when it was written, where, and how long it is; nothing where there is none."""


class MarkSpoilt(Exception):
    """The file of a mark cannot be read, so nobody knows what the log has signed."""


@value
class Mark:
    """What a log has signed: a checkpoint, and the note that it stands in."""

    checkpoint: Checkpoint
    note: SignedNote

    @property
    def height(self) -> tuple[int, int]:
        """How far it is: first by the name of the log, then by size."""
        return generation_of(self.checkpoint.origin), self.checkpoint.size


class Marks:
    """Keeps the marks of all ledgers for the processes that share a data directory."""

    def __init__(self, data_dir: Path) -> None:
        """Keep them in a folder of this directory."""
        self._folder = data_dir / "marks"
        self._name = str(self._folder)

    def ledgers(self) -> list[str]:
        """The ledgers that have one."""
        return sorted(file.stem for file in self._folder.glob("[!.]*.checkpoint"))

    def stamp(self, ledger: str) -> Stamp:
        """What tells whether the mark is another than before; asks nothing but the file system's own notes."""
        try:
            found = os.stat(f"{self._name}/{ledger}.checkpoint")  # noqa: PTH116 - asked for every write: half the time
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def read(self, ledger: str) -> Mark | None:
        """The mark of a ledger, if it has one; raises `MarkSpoilt` and `OSError`."""
        try:
            return mark_in(self._file(ledger))
        except FileNotFoundError:
            return None

    def advance(self, ledger: str, mark: Mark) -> Stamp:
        """Take this for the mark, and answer its stamp; nothing where there is one that is as far.

        Raises `OSError` and `MarkSpoilt`.
        """
        with self._alone():
            before = self.read(ledger)
            if before is not None and before.height >= mark.height:
                return None
            write_anew(self._file(ledger), str(mark.note).encode())
            return self.stamp(ledger)

    def _file(self, ledger: str) -> Path:
        return self._folder / f"{ledger}.checkpoint"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def mark_in(file: Path) -> Mark:
    """What a file of a checkpoint says; raises `MarkSpoilt` and `OSError`."""
    with file.open("rb") as opened, suppress(NoteRefused, CheckpointRefused):
        note = SignedNote.parse(opened.read(LONGEST))
        return Mark(checkpoint=Checkpoint.parse(note.text), note=note)
    raise MarkSpoilt(f"{file} is no checkpoint; it says what the log has signed, so put it back from a copy")
