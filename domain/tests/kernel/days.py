"""Every day that a vague date may mean, counted out one by one: the judge of what the kernel says about dates."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.periods import Period

CALENDAR = tuple(date(2015, 1, 1) + timedelta(days=number) for number in range(731))  # 2016 is a leap year

DAYS = st.sampled_from(CALENDAR)
DATES = st.builds(lambda day, length: PartialDate(day.isoformat()[:length]), DAYS, st.sampled_from((4, 7, 10)))
PERIODS = st.builds(
    lambda start, end: Period(start=start, end=end), st.one_of(st.none(), DATES), st.one_of(st.none(), DATES)
)


def meanings(text: PartialDate) -> list[date]:
    """The days whose writing begins as this one does."""
    return [day for day in CALENDAR if day.isoformat().startswith(text.text)]


def landmarks(*periods: Period) -> frozenset[date]:
    """The first and last days of every date in these periods; where order alone matters, no other day tells more."""
    dates = [day for one in periods for day in (one.start, one.end) if day]
    return frozenset(edge for one in dates for edge in (meanings(one)[0], meanings(one)[-1]))


def spans(period: Period, among: Collection[date]) -> Iterator[tuple[date, date]]:
    """The first and last day of a period in every way it may be meant; none ends before it begins."""
    starts = [day for day in meanings(period.start) if day in among] if period.start else [date.min]
    ends = [day for day in meanings(period.end) if day in among] if period.end else [date.max]
    yield from ((start, end) for start in starts for end in ends if start <= end)


def common(outcomes: Iterable[bool]) -> Answer:
    """What all possible cases agree on."""
    found = set(outcomes)
    if len(found) == 2:
        return Answer.INDETERMINATE
    return Answer.YES if found == {True} else Answer.NO  # of what cannot be at all, nothing is so
