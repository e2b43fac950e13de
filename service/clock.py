"""The only clock of the program; whoever needs the time is handed one, so that a test can say what time it is."""

from datetime import UTC, date, datetime
from typing import Final, Protocol
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")


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


def london_day(moment: datetime) -> date:
    """The day it was in London at that moment."""
    return moment.astimezone(LONDON).date()
