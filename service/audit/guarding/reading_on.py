"""Reading what was taken to the folder of anchors, which may be a share that hangs: nobody waits for it for long."""

import threading
from collections.abc import Collection
from pathlib import Path
from typing import Final

from service.audit.guarding.exported import exported
from service.audit.guarding.marks import Mark
from service.telemetry import tell

PATIENCE: Final = 2.0  # seconds


class _Reading:
    """One look at the folder, on a thread that nobody waits for at the end."""

    def __init__(self, folder: Path, ledger: str, keys: Collection[bytes]) -> None:
        """Begin to read."""
        self.newest: Mark | None = None
        self.given_up = False
        self.done = threading.Event()
        threading.Thread(target=self._read, args=(folder, ledger, keys), name="anchors", daemon=True).start()

    def _read(self, folder: Path, ledger: str, keys: Collection[bytes]) -> None:
        try:
            self.newest = next(exported(folder, ledger, keys), None)
        except Exception as error:  # noqa: BLE001 - what cannot be read is passed over, as by `exported` itself
            tell("warning", "anchors-cannot-be-read", ledger=ledger, why=type(error).__name__)
        finally:
            self.done.set()


class ExportedMarks:
    """The newest checkpoint of each ledger in the folder, read once; one that comes late counts from then on."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        """Read in this folder, and wait so many seconds for it; no more at all while another look hangs."""
        self._folder, self._patience = folder, patience
        self._known: dict[str, Mark | None] = {}
        self._under_way: dict[str, _Reading] = {}

    def newest(self, ledger: str, keys: Collection[bytes]) -> Mark | None:
        """The newest that one of these keys has signed; nothing where there is none, or none has come yet."""
        if ledger in self._known:
            return self._known[ledger]
        hangs = any(one.given_up and not one.done.is_set() for one in list(self._under_way.values()))
        reading = self._under_way.get(ledger)
        if reading is None:
            reading = self._under_way[ledger] = _Reading(self._folder, ledger, keys)
        if reading.done.wait(0 if hangs else self._patience):
            return self._take(ledger, reading)
        reading.given_up = True
        tell("warning", "anchors-cannot-be-read", ledger=ledger, why="no answer in time")
        return None

    def has_come(self, ledger: str) -> bool:
        """Whether something was read of a ledger after nobody waited for it any more."""
        reading = self._under_way.get(ledger)
        return reading is not None and reading.done.is_set()

    def _take(self, ledger: str, reading: _Reading) -> Mark | None:
        self._known[ledger] = reading.newest
        self._under_way.pop(ledger, None)  # another thread may have taken it at the same time
        return reading.newest
