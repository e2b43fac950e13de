"""An exception as it is found, and what every list of them can do: tell one page, and count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Protocol

from sqlalchemy import Select, bindparam, func, select

from domain.kernel.values import value
from service.clock import london_day
from service.store.leaves import moment_of
from service.store.statements import Statement
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]
EVERY = 2**31
SEVERAL = 10_001
"""More than the things that one fact may make: a cursor is a position times this, and a number among them."""


@value
class ExceptionFound:
    """One thing to look at: what it is about, where it is read, since which day it is so, and in a sentence why."""

    cursor: int
    position: int | None
    subject: str
    path: str
    since: str
    sentence: str
    citation: str | None = None


@value
class Moment:
    """Of which day exceptions are asked for, and up to which instant verifications count."""

    day: date
    until: datetime


class Listing(Protocol):
    """A list of exceptions of one kind."""

    def some(self, view: Viewpoint, moment: Moment, after: int, most: int) -> Sequence[ExceptionFound]:
        """Up to so many after a cursor, in the order of their cursors."""

    def count(self, view: Viewpoint, moment: Moment) -> int:
        """How many there are."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A list that a statement selects by `:after` and `:day`; its first column is the cursor."""

    made: Callable[[], Select[Any]]
    told: Callable[[Viewpoint, Sequence[Row]], Iterable[ExceptionFound]]
    values: Callable[[date], Row] = lambda day: {"day": day.isoformat()}

    def some(self, view: Viewpoint, moment: Moment, after: int, most: int) -> Sequence[ExceptionFound]:
        """Up to so many after a cursor."""
        chosen = self.made()
        statement = Statement(chosen.order_by(chosen.selected_columns[0]).limit(bindparam("most")))
        rows = view.rows(statement, after=after, most=most, **self.values(moment.day))
        names = tuple(column.name for column in chosen.selected_columns)
        return tuple(self.told(view, [dict(zip(names, row, strict=True)) for row in rows]))

    def count(self, view: Viewpoint, moment: Moment) -> int:
        """How many there are, without reading them."""
        counting = Statement(select(func.count()).select_from(self.made().subquery()))
        found: int = view.rows(counting, after=0, **self.values(moment.day))[0][0]
        return found


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A list that is worked out line by line, because rules and not columns say what belongs to it.

    `lines` tells them in the order of their cursors, beginning no later than behind the cursor that it is given.
    """

    lines: Callable[[Viewpoint, Moment, int], Iterator[ExceptionFound]]

    def some(self, view: Viewpoint, moment: Moment, after: int, most: int) -> Sequence[ExceptionFound]:
        """Up to so many after a cursor; what lies behind them is not worked out."""
        following = (one for one in self.lines(view, moment, after) if one.cursor > after)
        return tuple(islice(following, most))

    def count(self, view: Viewpoint, moment: Moment) -> int:
        """How many there are."""
        return sum(1 for _ in self.lines(view, moment, 0))


def day_of(recorded_at: int) -> str:
    """The day in London of an instant as the log's tables hold it."""
    return london_day(moment_of(recorded_at)).isoformat()
