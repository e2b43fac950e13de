"""The financial year: from 1 April to 31 March, in days of London."""

import re
from datetime import date
from typing import Final

from domain.kernel.values import value

APRIL: Final = 4
NAMED: Final = re.compile(r"(\d{4})/(\d{2})", re.ASCII)
CENTURY: Final = 100


class NotAFinancialYear(ValueError):
    """The text is not two years that follow one another, such as 2024/25."""


@value
class FinancialYear:
    """The year that begins on 1 April of `begins`."""

    begins: int

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.begins, APRIL, 1)

    @property
    def last_day(self) -> date:
        """31 March of the next year."""
        return date(self.begins + 1, APRIL - 1, 31)

    @property
    def name(self) -> str:
        """Such as 2024/25."""
        return f"{self.begins}/{(self.begins + 1) % CENTURY:02}"

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the year."""
        return self.first_day <= day <= self.last_day


def year_of(day: date) -> FinancialYear:
    """The financial year in which a day lies."""
    return FinancialYear(begins=day.year if day.month >= APRIL else day.year - 1)


def year_named(text: str) -> FinancialYear:
    """The financial year of this name; raises `NotAFinancialYear`."""
    found = NAMED.fullmatch(text)
    year = FinancialYear(begins=int(found[1])) if found and date.min.year <= int(found[1]) < date.max.year else None
    if year is None or year.name != text:
        raise NotAFinancialYear(text)
    return year
