"""Returns: by when a person who decides must state anew what they have to declare, or that there is nothing."""

from datetime import date, timedelta

from domain.kernel.answers import Answer, surely
from domain.kernel.months import months_after
from domain.kernel.values import value


@value
class Returned:
    """The last return of a person: the days between which it was made, both the same where the day is known."""

    earliest: date
    latest: date


@value
class Due:
    """The last day on which the next return is in time: at the earliest, and at the latest where dates are vague."""

    earliest: date
    latest: date

    def overdue_on(self, day: date) -> Answer:
        """Whether the return is missing on the day; the day on which it is due is in time."""
        return surely(day > self.latest, day <= self.earliest)


def next_return(last: Returned | None, began: Returned, *, every_months: int, within_days: int) -> Due:
    """When the next return is due: so many months after the last one, or so many days after beginning to decide.

    Source: NHS England, Managing conflicts of interest 2017: on appointment, and at least annually.
    """
    if last is None:
        return Due(earliest=_later(began.earliest, within_days), latest=_later(began.latest, within_days))
    return Due(earliest=months_after(last.earliest, every_months), latest=months_after(last.latest, every_months))


def _later(day: date, days: int) -> date:
    return day if date.max - day < timedelta(days=days) else day + timedelta(days=days)
