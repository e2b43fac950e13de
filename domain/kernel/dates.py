"""Dates as registers hold them: "2016", "April 2018" or a day; compared without inventing the missing part."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from domain.kernel.answers import Answer, surely

FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class NotADate(ValueError):
    """The text is not a year, a month or a day that exists."""


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date, date]:
    found = FORM.fullmatch(text)
    if found is None:
        raise NotADate("a date is written 2016, 2016-04 or 2016-04-01")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)  # a month 00 is none
    except ValueError as error:
        raise NotADate("this date does not exist") from error
    if day is not None:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day; `earliest` and `latest` bound what it may mean."""

    text: str

    def __post_init__(self) -> None:
        """Refuse a date that does not exist."""
        _bounds(self.text)

    @classmethod
    def of(cls, day: date) -> Self:
        """The exact day."""
        return cls(day.isoformat())

    @property
    def earliest(self) -> date:
        """The first day it may mean."""
        return _bounds(self.text)[0]

    @property
    def latest(self) -> date:
        """The last day it may mean."""
        return _bounds(self.text)[1]

    def before(self, other: "PartialDate") -> Answer:
        """Whether this lies before the other."""
        return surely(self.latest < other.earliest, self.earliest >= other.latest)

    def on_or_before(self, other: "PartialDate") -> Answer:
        """Whether this lies before the other or on the same day."""
        return ~other.before(self)
