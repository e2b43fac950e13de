"""Periods in which something was true: from a date, until a date, either of which may be vague or unknown."""

from datetime import date

from domain.kernel.answers import Answer, surely
from domain.kernel.dates import PartialDate
from domain.kernel.values import value


@value
class Period:
    """From the first day to the last day, both included; an open end lasts, an open start has always been.

    A vague start does not lie after the end, nor a vague end before the start: what ended on 30 June 2016 and began
    in 2016 held on 30 June. Where even that cannot be, the period has no day.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def holds_on(self, day: date) -> Answer:
        """Whether the day lies within the period."""
        outside = not self.earliest <= day <= self.latest
        return surely(not outside and self.begun_by <= day <= self.lasts_until, outside)

    def overlaps(self, other: "Period") -> Answer:
        """Whether the two share a day."""
        apart = max(self.earliest, other.earliest) > min(self.latest, other.latest)
        shared = self.begun_by <= other.lasts_until and other.begun_by <= self.lasts_until
        return surely(not apart and shared, apart)

    @property
    def earliest(self) -> date:
        """The first day it may hold."""
        return self.start.earliest if self.start else date.min

    @property
    def latest(self) -> date:
        """The last day it may hold."""
        return self.end.latest if self.end else date.max

    @property
    def begun_by(self) -> date:
        """The day by which it has surely begun."""
        return min(self.start.latest, self.latest) if self.start else date.min

    @property
    def lasts_until(self) -> date:
        """The day until which it surely lasts, once begun."""
        return max(self.end.earliest, self.earliest) if self.end else date.max


ALWAYS = Period()
