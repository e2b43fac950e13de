"""The horizon of a matter: the day on which it is considered, and how far back a tie that has ended still counts."""

from datetime import date
from enum import Enum

from domain.kernel.answers import Answer, surely
from domain.kernel.months import months_after
from domain.kernel.periods import Period
from domain.kernel.values import value

LOOK_BACK_MONTHS = 6  # an ended interest stays on the public register at least so long (CCG guidance 2017)


class Tense(Enum):
    """How a tie stands in time, strongest first."""

    PRESENT = "PRESENT"
    RECENT = "RECENT"  # ended, but within the look-back window
    UNCLEAR = "UNCLEAR"  # the record does not say enough
    NOT_HELD = "NOT_HELD"  # not yet, or no longer


_STRENGTH = {tense: at for at, tense in enumerate(Tense)}
_AFTERWARDS = {Answer.YES: Tense.RECENT, Answer.NO: Tense.NOT_HELD, Answer.INDETERMINATE: Tense.UNCLEAR}


@value
class Horizon:
    """A day and a look-back window in months."""

    day: date
    look_back_months: int = LOOK_BACK_MONTHS

    def tense(self, period: Period) -> Tense:
        """How something held for this period stands on the day."""
        day, start, end = self.day, period.start, period.end
        if start is not None and start.earliest > day:
            return Tense.NOT_HELD
        if end is not None and end.latest < day:
            return _AFTERWARDS[self._ended_lately(period)]
        return Tense.PRESENT if period.holds_on(day) is Answer.YES else Tense.UNCLEAR

    def _ended_lately(self, period: Period) -> Answer:
        """Whether the period ended before the day, but within the window; its last day counts, months are clipped."""
        if period.end is None or period.end.earliest >= self.day:
            return Answer.NO
        first, last = period.end.earliest, period.end.latest
        surely_recent = last < self.day <= months_after(first, self.look_back_months)
        return surely(surely_recent, months_after(last, self.look_back_months) < self.day)


def weakest(one: Tense, other: Tense) -> Tense:
    """How a chain of two ties stands: no better than the weaker of them."""
    if one is other:
        return one
    return one if _STRENGTH[one] > _STRENGTH[other] else other
