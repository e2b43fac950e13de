"""Late declarations: how many days after the last day for declaring an interest was declared, if any."""

from datetime import date, timedelta

from domain.kernel.answers import Answer, surely
from domain.kernel.dates import PartialDate
from domain.kernel.values import value

DAYS_TO_DECLARE = 28  # NHS Act 2006, section 14O; NHS England 2017, annex A: no later than 28 days


@value
class Lateness:
    """Whether a declaration came late, and by how many days at least and at most; unknown where no date is known."""

    late: Answer
    at_least: int
    at_most: int | None


def days_late(
    declared: date, held_from: PartialDate | None, aware_since: PartialDate | None, within: int = DAYS_TO_DECLARE
) -> Lateness:
    """By how many days a declaration came after its last day, the twenty-eighth; the day the interest arises is day 0.

    The days count from when the interest is both held and known to the person; a vague date gives a range.
    Source: NHS Act 2006, section 14O ("as soon as they become aware of it, and within 28 days").
    """
    known = [day for day in (held_from, aware_since) if day is not None]
    if not known:
        return Lateness(late=Answer.INDETERMINATE, at_least=0, at_most=None)
    least = _over(declared, max(day.latest for day in known), within)
    most = _over(declared, max(day.earliest for day in known), within)
    return Lateness(late=surely(least > 0, most == 0), at_least=least, at_most=most)


def _over(declared: date, arose: date, within: int) -> int:
    return max(0, (declared - arose - timedelta(days=within)).days)
