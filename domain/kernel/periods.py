"""Periods in which something was true: from a date, until a date, either of which may be vague or unknown."""

from datetime import date

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.values import value


@value
class Period:
    """From the first day to the last day, both included; an open end lasts, an open start has always been."""

    start: PartialDate | None = None
    end: PartialDate | None = None

    def holds_on(self, day: date) -> Answer:
        """Whether the day lies within the period."""
        exact = PartialDate.of(day)
        begun = self.start.on_or_before(exact) if self.start else Answer.YES
        lasting = exact.on_or_before(self.end) if self.end else Answer.YES
        return begun & lasting

    def overlaps(self, other: "Period") -> Answer:
        """Whether the two share a day."""
        return begins_by(self, other.end) & begins_by(other, self.end)


def begins_by(period: Period, end: PartialDate | None) -> Answer:
    """Whether a period begins on or before a day; an open end comes after everything."""
    return period.start.on_or_before(end) if period.start and end else Answer.YES


ALWAYS = Period()
