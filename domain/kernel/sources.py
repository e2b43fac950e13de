"""Sources: the days that a source names in words and that no calendar has; kept as they are, and found."""

import calendar
import re
from collections.abc import Iterator
from typing import Final

from domain.kernel.messages import Command
from domain.kernel.refusals import Refused

MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
SHORT: Final = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_NAMED = "|".join(name.title() for name in sorted({**MONTHS, **SHORT}, key=len, reverse=True))  # "may" is a word
_FORMS: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_NAMED})\b(?:,?\s+(?P<year>\d{{4}})\b)?"),
    re.compile(rf"\b(?P<month>{_NAMED})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})\b"),
)
LEAP: Final = 2000  # where a source names no year, the day may be one of a leap year


class ImpossibleDayInSource(Refused):
    """The source names a day that no calendar has; its words are kept as they are."""

    code = "impossible-day-in-source"
    bends = True


def impossible_days(text: str) -> tuple[str, ...]:
    """The days named in the text that cannot be, such as 31 June, as it names them."""
    return tuple(dict.fromkeys(_impossible(text)))


def a_source_names_days_that_can_be(command: Command, known: object) -> Refused | None:
    """Rosewell, 2021: a direction "dated 2 October 2021" that was revoked in August; told, and never mended."""
    if not impossible_days(command.asked.source or ""):
        return None
    return ImpossibleDayInSource(pointer="/source").as_warning()


def _impossible(text: str) -> Iterator[str]:
    for form in _FORMS:
        for found in form.finditer(text):
            if not _exists(found["day"], found["month"].lower(), found["year"]):
                yield found[0]


def _exists(day: str, month: str, year: str | None) -> bool:
    number = int(month) if month.isdigit() else MONTHS.get(month) or SHORT[month]
    if not 1 <= number <= len(MONTHS):
        return False
    return 1 <= int(day) <= calendar.monthrange(int(year or LEAP) or LEAP, number)[1]
