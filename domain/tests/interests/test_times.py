"""Deadlines and look-back: twenty-eight days, months that are clipped, and what a vague date leaves open."""

from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.interests.horizon import Horizon, Tense
from domain.interests.lateness import days_late
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.months import months_after
from domain.kernel.periods import Period
from domain.tests.interests.make import THE_DAY, when


@pytest.mark.parametrize(
    ("start", "months", "then"),
    [
        ("2009-08-31", 6, "2010-02-28"),
        ("2011-08-31", 6, "2012-02-29"),
        ("2020-02-29", 72, "2026-02-28"),
        ("2009-01-31", 1, "2009-02-28"),
        ("2009-12-15", 1, "2010-01-15"),
        ("2009-12-15", 0, "2009-12-15"),
        ("9999-12-15", 6, "9999-12-31"),
    ],
)
def test_a_day_that_a_month_lacks_becomes_its_last(start: str, months: int, then: str) -> None:
    assert months_after(date.fromisoformat(start), months) == date.fromisoformat(then)


@pytest.mark.parametrize(
    ("declared", "held_from", "aware_since", "late", "at_least", "at_most"),
    [
        ("2009-06-28", "2009-05-31", None, Answer.NO, 0, 0),
        ("2009-06-29", "2009-05-31", None, Answer.YES, 1, 1),
        ("2019-01-15", "2016", "2018-12-20", Answer.NO, 0, 0),
        ("2019-01-15", "2016", None, Answer.YES, 717, 1082),
        ("2009-06-28", "2009-05", None, Answer.INDETERMINATE, 0, 30),
        ("2009-06-29", "2009-05", None, Answer.YES, 1, 31),
        ("2009-06-29", "2009-06", "2009-04-01", Answer.NO, 0, 0),
        ("2009-06-29", None, None, Answer.INDETERMINATE, 0, None),
        ("2009-06-01", "2010-01-01", None, Answer.NO, 0, 0),
    ],
)
def test_a_declaration_is_late_after_its_twenty_eighth_day(
    declared: str, held_from: str | None, aware_since: str | None, late: Answer, at_least: int, at_most: int | None
) -> None:
    lateness = days_late(date.fromisoformat(declared), when(held_from), when(aware_since))
    assert (lateness.late, lateness.at_least, lateness.at_most) == (late, at_least, at_most)


@pytest.mark.parametrize(
    ("start", "end", "tense"),
    [
        (None, None, Tense.PRESENT),
        ("2009-06-15", "2009-06-15", Tense.PRESENT),
        ("2009-06-16", None, Tense.NOT_HELD),
        ("2009-06-16", "2009", Tense.NOT_HELD),
        ("2009-06", None, Tense.UNCLEAR),
        ("2008", "2009-06-14", Tense.RECENT),
        ("2008", "2008-12-15", Tense.RECENT),
        ("2008", "2008-12-14", Tense.NOT_HELD),
        ("2008", "2008-12", Tense.UNCLEAR),
        ("2008", "2008-11", Tense.NOT_HELD),
        ("2008", "2009", Tense.UNCLEAR),
        ("2008", "2009-03", Tense.RECENT),
    ],
)
def test_a_tie_stands_in_one_of_four_ways(start: str | None, end: str | None, tense: Tense) -> None:
    assert Horizon(day=THE_DAY).tense(Period(start=when(start), end=when(end))) is tense


def test_the_charter_says_how_far_to_look_back() -> None:
    ended = Period(end=PartialDate("2009-06-14"))
    assert Horizon(day=THE_DAY, look_back_months=0).tense(ended) is Tense.NOT_HELD
    assert Horizon(day=date(2010, 6, 14), look_back_months=12).tense(ended) is Tense.RECENT


partial = st.none() | st.tuples(st.dates(date(2008, 1, 1), date(2010, 12, 31)), st.sampled_from((4, 7, 10))).map(
    lambda drawn: PartialDate(drawn[0].isoformat()[: drawn[1]])
)


@for_all(partial, partial, st.dates(date(2008, 6, 1), date(2010, 6, 1)))
def test_what_is_present_or_past_agrees_with_the_period(
    start: PartialDate | None, end: PartialDate | None, day: date
) -> None:
    period = Period(start=start, end=end)
    tense, held = Horizon(day=day).tense(period), period.holds_on(day)
    assert (tense is Tense.PRESENT) == (held is Answer.YES)
    if held is Answer.INDETERMINATE:
        assert tense is Tense.UNCLEAR


@for_all(st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 60))
def test_days_late_grow_by_one_each_day(arose: date, after: int) -> None:
    lateness = days_late(arose + timedelta(days=after), PartialDate.of(arose), None)
    assert lateness.at_least == lateness.at_most == max(0, after - 28)
