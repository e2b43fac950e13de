"""How an arrangement stands on a day: whether it holds, and why not where it does not."""

from datetime import date
from enum import Enum

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.periods import Period


class ArrangementStatus(Enum):
    """How a mitigation or a dispensation stands on a day."""

    HOLDS = "HOLDS"
    MAY_HOLD = "MAY_HOLD"  # a date of which only the year or the month is known leaves it open
    NOT_YET = "NOT_YET"
    OVER = "OVER"
    LAPSED = "LAPSED"
    INTEREST_ENDED = "INTEREST_ENDED"  # it covers only what a charter that looks back still finds


def status_on(
    day: date, *, made: PartialDate, period: Period, interest: Period, lapsed: bool = False
) -> ArrangementStatus:
    """How an arrangement made on a day for a period stands on another, while or after its interest is held."""
    if lapsed:
        return ArrangementStatus.LAPSED
    holds = Period(start=made).holds_on(day) & period.holds_on(day)
    if holds is Answer.INDETERMINATE:
        return ArrangementStatus.MAY_HOLD
    if holds is Answer.NO:
        return ArrangementStatus.OVER if day > period.latest else ArrangementStatus.NOT_YET
    return ArrangementStatus.INTEREST_ENDED if day > interest.latest else ArrangementStatus.HOLDS
