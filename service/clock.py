"""The only clock of the program; whoever needs the time is handed one, so that a test can say what time it is."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime:
        """The time in UTC, with microseconds."""
        ...


class SystemClock:
    """The clock of the machine the service runs on."""

    __slots__ = ()

    def now(self) -> datetime:
        """The time in UTC, with microseconds."""
        return datetime.now(UTC)


def now() -> datetime:
    """The time of the machine, in UTC, with microseconds."""
    return datetime.now(UTC)
