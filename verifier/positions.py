"""Positions 1, 2, 3 and so on, to the end that the head states, and times that never go back."""

from verifier.findings import Check, Findings
from verifier.rows import Row, StoredHead


class Positions:
    """Follows the rows in their order; `unbroken` until one is missing."""

    def __init__(self, head: StoredHead | None, findings: Findings) -> None:
        """Expect position 1."""
        self._size = head.size if head else 0
        self._findings = findings
        self._before: Row | None = None
        self.last = 0
        self.unbroken = True

    @property
    def newest(self) -> int | None:
        """The time of the newest fact, in microseconds since 1970."""
        return self._before.recorded_at if self._before else None

    def take(self, row: Row) -> bool:
        """Whether the row stands where the next fact of this log may stand."""
        if row.position < 1:
            self._findings.add(Check.POSITIONS, row.position, "a log begins at position 1; this fact was put before it")
            return False
        if row.position > self.last + 1:
            self.unbroken = False
            self._missing(row.position - 1)
        if row.position == self._size + 1:
            self._findings.add(Check.POSITIONS, row.position, f"the log's head says that it ends at {self._size}")
        if self._before is not None and row.recorded_at < self._before.recorded_at:
            what = "the later fact is said to have been recorded before the earlier one"
            self._findings.add(Check.TIMES, self._before.position, what, upto=row.position, vague=True)
        self._before, self.last = row, row.position
        return True

    def end(self) -> None:
        """Say what is missing at the end."""
        if self.last < self._size:
            self._missing(self._size)

    def _missing(self, upto: int) -> None:
        many = upto - self.last
        what = "the fact is missing" if many == 1 else f"{many} facts are missing"
        self._findings.add(Check.POSITIONS, self.last + 1, what, upto=upto)
