"""Partial dates: what exists, and comparisons that say no more than every day it may mean would say."""

import calendar
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.answers import Answer
from domain.kernel.dates import NotADate, PartialDate
from domain.tests.kernel.days import DATES, common, meanings


@given(DATES)
def test_a_date_begins_and_ends_with_the_days_it_may_mean(vague: PartialDate) -> None:
    days = meanings(vague)
    assert (vague.earliest, vague.latest) == (days[0], days[-1])


@given(DATES, DATES)
def test_a_comparison_says_what_every_pair_of_days_agrees_on(one: PartialDate, other: PartialDate) -> None:
    firsts, seconds = ({days[0], days[-1]} for days in (meanings(one), meanings(other)))
    pairs = [(first, second) for first in firsts for second in seconds]
    assert one.before(other) is common(first < second for first, second in pairs)
    assert one.on_or_before(other) is common(first <= second for first, second in pairs)


@pytest.mark.parametrize(
    ("one", "other", "before", "on_or_before"),
    [
        ("2016", "2016", Answer.INDETERMINATE, Answer.INDETERMINATE),
        ("2016-04-01", "2016-04-01", Answer.NO, Answer.YES),
        ("2016", "2016-12-31", Answer.INDETERMINATE, Answer.YES),
        ("2016", "2016-01-01", Answer.NO, Answer.INDETERMINATE),
        ("2016-04", "2016-05", Answer.YES, Answer.YES),
        ("2016-04-30", "2016-04", Answer.NO, Answer.INDETERMINATE),
        ("9999", "9999-12", Answer.INDETERMINATE, Answer.INDETERMINATE),
    ],
)
def test_the_missing_part_is_not_invented(one: str, other: str, before: Answer, on_or_before: Answer) -> None:
    assert PartialDate(one).before(PartialDate(other)) is before
    assert PartialDate(one).on_or_before(PartialDate(other)) is on_or_before


@pytest.mark.parametrize("year", [1896, 1900, 1904, 2000, 2015, 2016, 2100])
def test_the_twenty_ninth_of_february_exists_in_leap_years_only(year: int) -> None:
    assert PartialDate(f"{year}-02").latest.day == (29 if calendar.isleap(year) else 28)
    if calendar.isleap(year):
        assert PartialDate(f"{year}-02-29").earliest == date(year, 2, 29)
    else:
        with pytest.raises(NotADate, match="does not exist"):
            PartialDate(f"{year}-02-29")


@pytest.mark.parametrize(
    "text", ["2016-13", "2016-00", "2016-04-31", "2016-04-00", "0000", "2015-02-29", "2016-02-30", "0000-01-01"]
)
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(NotADate, match="does not exist"):
        PartialDate(text)


@pytest.mark.parametrize(
    "text",
    ["", "16", "2016-4", "2016-04-1", "2016/04", "2016-04-01T00:00", " 2016", "2016\n", "２０１６", "+2016", "2016-"],
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(NotADate, match="is written"):
        PartialDate(text)


@given(st.dates())
def test_an_exact_day_means_only_itself(day: date) -> None:
    exact = PartialDate.of(day)
    assert (exact.earliest, exact.latest) == (day, day)


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(NotADate):
        PartialDate.of(datetime(2016, 4, 1, 9, 0))  # noqa: DTZ001 - that it has a time is the point


def test_dates_are_equal_when_they_say_the_same_and_never_change() -> None:
    assert PartialDate("2016") == PartialDate("2016") != PartialDate("2016-01")
    with pytest.raises(AttributeError):
        PartialDate("2016").text = "2017"  # type: ignore[misc]
