"""How far a long verification is: a line on the error stream every two seconds, and nothing before the first two."""

import sys
from time import monotonic
from typing import Final

EVERY: Final = 2.0
BACK: Final = "\r\x1b[K"


class Lines:
    """Tells how far it is; on a terminal each line takes the place of the one before."""

    def __init__(self, every: float = EVERY) -> None:
        """Begin to wait."""
        self._every, self._told_at = every, monotonic()
        self._terminal, self._open = sys.stderr.isatty(), False

    def of(self, ledger: str, stage: str, done: int, total: int) -> None:
        """So much of a stage of a ledger has been done."""
        if monotonic() - self._told_at < self._every:
            return
        self._told_at = monotonic()
        self._write(f"{ledger} {stage}: {done:,} of {total:,}" if done < total else f"{ledger} {stage}: {total:,}")

    def end(self) -> None:
        """Leave nothing behind on a terminal."""
        if self._open:
            sys.stderr.write(BACK)

    def _write(self, line: str) -> None:
        shown = line.encode("ascii", "backslashreplace").decode()
        sys.stderr.write(f"{BACK}{shown}" if self._terminal else f"{shown}\n")
        sys.stderr.flush()
        self._open = self._terminal
