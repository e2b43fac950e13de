"""Working days in England, held against the bank holidays that were published."""

from datetime import date, timedelta

import pytest

from domain.decisions.working_days import bank_holidays, is_working_day, working_day_after

PUBLISHED = {
    2009: "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28",
    2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_bank_holidays_are_those_that_were_published(year: int) -> None:
    """https://www.gov.uk/bank-holidays, England and Wales."""
    published = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    assert bank_holidays.__wrapped__(year) == published


@pytest.mark.parametrize("easter", ["1998-04-12", "2000-04-23", "2008-03-23", "2035-03-25", "2038-04-25", "2049-04-18"])
def test_good_friday_and_easter_monday_stand_around_easter_day(easter: str) -> None:
    """Easter Sundays as the Astronomical Applications Department of the U.S. Naval Observatory lists them."""
    day = date.fromisoformat(easter)
    around = {one for one in bank_holidays.__wrapped__(day.year) if abs((one - day).days) < 7}
    assert around == {day - timedelta(days=2), day + timedelta(days=1)}


def test_the_day_of_the_notice_is_not_counted() -> None:
    assert working_day_after(date(2024, 6, 3), 8) == date(2024, 6, 13)
    assert working_day_after(date(2024, 3, 27), 8) == date(2024, 4, 10)
    assert not is_working_day(date(2024, 6, 1))
