"""Periods: what they say of a day or of one another is what every way of reading their dates agrees on."""

from datetime import date

import pytest
from hypothesis import example, given, settings

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.periods import ALWAYS, Period
from domain.tests.kernel.days import DAYS, PERIODS, common, landmarks, spans


def period(start: str | None, end: str | None) -> Period:
    """A period as a register writes it."""
    return Period(start=PartialDate(start) if start else None, end=PartialDate(end) if end else None)


ENDED_IN_JUNE, FROM_THAT_DAY = period("2016", "2016-06-30"), period("2016-06-30", "2016-07-01")


@given(PERIODS, DAYS)
@example(ENDED_IN_JUNE, date(2016, 6, 30))
@settings(max_examples=200, deadline=None)
def test_a_period_holds_on_a_day_as_every_reading_of_it_agrees(one: Period, day: date) -> None:
    among = landmarks(one) | {day}
    assert one.holds_on(day) is common(start <= day <= end for start, end in spans(one, among))


@given(PERIODS, PERIODS)
@example(ENDED_IN_JUNE, FROM_THAT_DAY)
@settings(max_examples=200, deadline=None)
def test_two_periods_overlap_as_every_reading_of_them_agrees(one: Period, other: Period) -> None:
    among = landmarks(one, other)
    theirs = list(spans(other, among))
    shared = (start <= last and first <= end for start, end in spans(one, among) for first, last in theirs)
    assert one.overlaps(other) is common(shared)


@given(PERIODS, PERIODS)
def test_overlapping_is_mutual(one: Period, other: Period) -> None:
    assert one.overlaps(other) is other.overlaps(one)


@given(PERIODS, DAYS)
def test_to_hold_on_a_day_is_to_overlap_with_it(one: Period, day: date) -> None:
    exact = PartialDate.of(day)
    assert one.holds_on(day) is one.overlaps(Period(start=exact, end=exact))


def test_both_ends_belong_to_a_period() -> None:
    one = period("2016-04-01", "2016-06-30")
    answers = [one.holds_on(day) for day in (date(2016, 3, 31), date(2016, 4, 1), date(2016, 6, 30), date(2016, 7, 1))]
    assert answers == [Answer.NO, Answer.YES, Answer.YES, Answer.NO]


def test_what_began_some_day_of_the_year_in_which_it_ended_held_on_its_last_day() -> None:
    assert ENDED_IN_JUNE.holds_on(date(2016, 6, 30)) is Answer.YES
    assert ENDED_IN_JUNE.holds_on(date(2016, 6, 29)) is Answer.INDETERMINATE
    assert ENDED_IN_JUNE.overlaps(FROM_THAT_DAY) is Answer.YES


def test_what_ends_before_it_begins_holds_never_and_overlaps_with_nothing() -> None:
    never = period("2017", "2016")
    assert never.holds_on(date(2016, 12, 31)) is Answer.NO
    assert never.overlaps(ALWAYS) is ALWAYS.overlaps(never) is never.overlaps(never) is Answer.NO


@pytest.mark.parametrize("day", [date.min, date(2016, 2, 29), date.max])
def test_an_open_end_lasts_and_an_open_start_has_always_been(day: date) -> None:
    assert ALWAYS.holds_on(day) is Answer.YES
    assert ALWAYS.overlaps(ALWAYS) is Answer.YES
    assert period(None, "2016").holds_on(date.min) is Answer.YES
    assert period("2016", None).holds_on(date.max) is Answer.YES
