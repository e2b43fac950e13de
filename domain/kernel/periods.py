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
        return self._begins_by(other.end) & other._begins_by(self.end)

    def _begins_by(self, end: PartialDate | None) -> Answer:
        return self.start.on_or_before(end) if self.start and end else Answer.YES


ALWAYS = Period()
