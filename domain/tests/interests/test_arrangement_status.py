"""How an arrangement is said to stand on a day is how it is judged on that day."""

from datetime import date, timedelta

from hypothesis import given as for_all
from hypothesis import strategies as some

from domain.interests.arrangement_status import ArrangementStatus, status_on
from domain.interests.arrangements import arranged
from domain.kernel.dates import PartialDate
from domain.kernel.periods import Period
from domain.tests.interests.make import DEVELOPMENT, dispensation_granted

JANUARY = date(2009, 1, 1)
days = some.dates(JANUARY, JANUARY + timedelta(days=800))
vague = some.builds(
    lambda day, form: PartialDate(day.strftime(form)), days, some.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
)


@for_all(granted=vague, holds_from=vague, holds_to=vague, held_to=vague, day=days, lapsed=some.booleans())
def test_what_is_said_to_hold_is_judged_to_hold_and_nothing_else(
    granted: PartialDate,
    holds_from: PartialDate,
    holds_to: PartialDate,
    held_to: PartialDate,
    day: date,
    *,
    lapsed: bool,
) -> None:
    made = arranged(dispensation_granted(granted.text, holds_to.text, holds_from=holds_from), 7)
    interest = Period(end=held_to)
    status = status_on(day, made=made.made, period=made.period, interest=interest, lapsed=lapsed)
    judged = not lapsed and made.holds(DEVELOPMENT, day)
    assert judged == (status in {ArrangementStatus.HOLDS, ArrangementStatus.INTEREST_ENDED})
    assert (status is ArrangementStatus.INTEREST_ENDED) == (judged and day > held_to.latest)
