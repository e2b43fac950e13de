"""Months as deadlines count them: a day that a month lacks becomes its last (six months after 31 August)."""

from calendar import monthrange
from datetime import date, timedelta

A_DAY = timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def earliest_within(day: date, months: int) -> date:
    """The earliest day whose so many months are not over on this day: months_after of it is not before this day."""
    found = months_after(day, -months)
    return found if months_after(found, months) >= day or found == date.max else found + A_DAY
