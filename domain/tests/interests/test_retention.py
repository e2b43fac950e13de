"""How long interests are published and kept, when returns are due, and the edges of months and days."""

from datetime import date, timedelta

from hypothesis import given as for_all
from hypothesis import strategies as some

from domain.interests.lateness import days_late
from domain.interests.retention import Retention
from domain.interests.returns import Returned, next_return
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.months import earliest_within, months_after
from domain.kernel.periods import Period

DAYS = some.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
MONTHS = some.integers(min_value=1, max_value=120)


def ended(text: str) -> Period:
    return Period(start=PartialDate("2000"), end=PartialDate(text))


def on(text: str) -> Returned:
    day = PartialDate(text)
    return Returned(earliest=day.earliest, latest=day.latest)


def test_six_months_after_a_day_that_the_month_lacks_is_its_last() -> None:
    assert Retention().published_until(ended("2025-08-31")) == date(2026, 2, 28)
    assert Retention().published_until(ended("2023-08-31")) == date(2024, 2, 29)


def test_six_years_after_the_twenty_ninth_of_february_is_the_twenty_eighth() -> None:
    assert Retention().kept_until(ended("2020-02-29")) == date(2026, 2, 28)
    assert Retention().kept_until(ended("2018-02-28")) == date(2024, 2, 28)


def test_what_has_not_ended_is_published_and_kept_without_end() -> None:
    lasting = Period(start=PartialDate("2000"))
    assert (Retention().published_until(lasting), Retention().kept_until(lasting)) == (None, None)


def test_a_vague_end_counts_from_its_latest_day() -> None:
    assert Retention().published_until(ended("2016")) == date(2017, 6, 30)
    assert Retention().kept_until(ended("2016-02")) == date(2022, 2, 28)


def test_a_body_may_publish_and_keep_for_longer() -> None:
    longer = Retention(published_months=24, kept_years=10)
    assert longer.published_until(ended("2020-02-29")) == date(2022, 2, 28)
    assert longer.kept_until(ended("2020-02-29")) == date(2030, 2, 28)


@for_all(ended_on=DAYS, day=DAYS, months=MONTHS)
def test_an_interest_is_found_as_published_exactly_until_its_last_day(ended_on: date, day: date, months: int) -> None:
    assert (ended_on >= earliest_within(day, months)) == (months_after(ended_on, months) >= day)


@for_all(ended_on=DAYS, months=MONTHS)
def test_who_leaves_later_is_never_published_shorter(ended_on: date, months: int) -> None:
    assert months_after(ended_on, months) <= months_after(ended_on + timedelta(days=1), months)


@for_all(arose=DAYS, waited=some.integers(min_value=0, max_value=400), within=some.integers(min_value=1, max_value=90))
def test_days_late_are_the_days_after_the_last_one_in_time(arose: date, waited: int, within: int) -> None:
    found = days_late(arose + timedelta(days=waited), PartialDate.of(arose), None, within)
    assert (found.at_least, found.at_most) == (max(0, waited - within), max(0, waited - within))
    assert found.late is (Answer.YES if waited > within else Answer.NO)


def test_the_twenty_eighth_day_is_in_time_and_the_twenty_ninth_is_not() -> None:
    arose = PartialDate("2018-07-01")
    assert days_late(date(2018, 7, 29), arose, None).late is Answer.NO
    assert days_late(date(2018, 7, 30), arose, None).at_least == 1


@for_all(held=some.sampled_from(("2016", "2016-04", "2016-04-30")), waited=some.integers(min_value=0, max_value=800))
def test_the_true_number_of_days_late_lies_between_at_least_and_at_most(held: str, waited: int) -> None:
    vague, declared = PartialDate(held), date(2016, 12, 31) + timedelta(days=waited)
    bounds = days_late(declared, vague, None)
    for true_day in (vague.earliest, vague.latest):
        exactly = days_late(declared, PartialDate.of(true_day), None).at_least
        assert bounds.at_most is not None
        assert bounds.at_least <= exactly <= bounds.at_most


def test_the_next_return_is_due_a_year_after_the_last() -> None:
    due = next_return(on("2020-02-29"), on("2010"), every_months=12, within_days=28)
    assert (due.earliest, due.latest) == (date(2021, 2, 28), date(2021, 2, 28))
    assert due.overdue_on(date(2021, 2, 28)) is Answer.NO
    assert due.overdue_on(date(2021, 3, 1)) is Answer.YES


def test_a_return_of_which_only_the_month_is_known_may_or_may_not_be_overdue() -> None:
    due = next_return(on("2020-03"), on("2010"), every_months=12, within_days=28)
    assert [due.overdue_on(date(2021, 3, day)) for day in (1, 2, 31)] == [
        Answer.NO,
        Answer.INDETERMINATE,
        Answer.INDETERMINATE,
    ]
    assert due.overdue_on(date(2021, 4, 1)) is Answer.YES


def test_who_begins_to_decide_makes_the_first_return_within_the_days_for_declaring() -> None:
    due = next_return(None, on("2020-01-01"), every_months=12, within_days=28)
    assert due.overdue_on(date(2020, 1, 29)) is Answer.NO
    assert due.overdue_on(date(2020, 1, 30)) is Answer.YES
