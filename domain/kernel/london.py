"""The day in England on which a moment falls; boards and terms of office count in local days, the log in UTC."""

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

SUNDAY = 6
HOUR = timedelta(hours=1)
MOST_KEPT = 256


@lru_cache(MOST_KEPT)  # each rule of a vote asks for the day of the meeting
def day_of(moment: datetime) -> date:
    """The local date of a moment (Summer Time Order 2002, SI 2002/262: from 01:00 UTC to 01:00 UTC)."""
    universal = moment.astimezone(UTC)
    summer = _last_sunday(universal.year, 3) <= universal < _last_sunday(universal.year, 10)
    return (universal + HOUR if summer else universal).date()


@cache
def _last_sunday(year: int, month: int) -> datetime:
    """The last Sunday of a month of 31 days, at 01:00 UTC."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() - SUNDAY) % 7)
