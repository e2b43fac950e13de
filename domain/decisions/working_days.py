"""Working days in England: neither Saturday nor Sunday nor bank holiday."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

DAY: Final = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
MOVED: Final = {date(1995, 5, 1): date(1995, 5, 8), date(2020, 5, 4): date(2020, 5, 8)}
"""Early May bank holidays that a proclamation moved to Victory in Europe Day."""
SPRING_MOVED: Final = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
"""Spring bank holidays that a proclamation moved to a jubilee."""
PROCLAIMED: Final = frozenset(
    {
        date(1999, 12, 31),
        date(2002, 6, 3),
        date(2011, 4, 29),
        date(2012, 6, 5),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    }
)
"""Bank holidays of one year only: a millennium, jubilees, a wedding, a funeral, a coronation."""


def is_working_day(day: date) -> bool:
    """Banking and Financial Dealings Act 1971, Schedule 1: bank holidays in England and Wales are no working days."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_day_after(day: date, number: int) -> date:
    """The last of so many working days that follow a day; the day itself is not counted."""
    while number:
        day += DAY
        number -= is_working_day(day)
    return day


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year in England and Wales, with the days that stand in for those on a weekend."""
    easter = _easter(year)
    may = _first_monday(year, 5)
    fixed = {easter - 2 * DAY, easter + DAY, MOVED.get(may, may), SPRING_MOVED.get(year, _last_monday(year, 5))}
    return frozenset({*fixed, _last_monday(year, 8), *_at_the_turn_of_the_year(year)} | _proclaimed(year))


def _proclaimed(year: int) -> frozenset[date]:
    return frozenset(day for day in PROCLAIMED if day.year == year)


def _at_the_turn_of_the_year(year: int) -> Iterator[date]:
    """New Year's Day, Christmas Day and Boxing Day, each moved past the weekend and past one another."""
    for days in ((date(year, 1, 1),), (date(year, 12, 25), date(year, 12, 26))):
        taken = {day for day in days if day.weekday() < SATURDAY}
        yield from taken
        for day in days:
            if day.weekday() >= SATURDAY:
                instead = next(
                    later for n in range(1, 5) if (later := day + n * DAY).weekday() < SATURDAY and later not in taken
                )
                taken.add(instead)
                yield instead


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _easter(year: int) -> date:
    """Easter Day of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, within = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (within // 4) - epact - within % 4) % 7
    moved = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * moved + 114, 31)
    return date(year, month, day + 1)
