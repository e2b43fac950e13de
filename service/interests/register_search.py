"""Searches the interests that are published on a day, and those that are not any more."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, not_, select

from service.interests.deciding import MOST, of_a_decision_maker
from service.interests.register import COLUMNS, withheld_now
from service.interests.tables import interests
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.identity import Classes
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]
AT_ONCE = 500


def published(view: Viewpoint, day: date, cutoff: date, asked: PageAsked) -> Found:
    """A page of the interests on the public register of the day; `cutoff` is the earliest end that still shows."""
    return _page(view, _published(view.identity.classes), asked, day=day.isoformat(), cutoff=cutoff.isoformat())


def kept_from_publication(view: Viewpoint, day: date, cutoff: date) -> int:
    """How many interests would be on the public register of the day, were they not withheld."""
    rows = view.rows(_withheld(view.identity.classes), day=day.isoformat(), cutoff=cutoff.isoformat())
    count: int = rows[0][0]
    return count


def ended_before(view: Viewpoint, cutoff: date, asked: PageAsked) -> Found:
    """A page of the interests that ended before a day."""
    return _page(view, _ended_before(), asked, cutoff=cutoff.isoformat())


def sifted(view: Viewpoint, keep: Callable[[Row], bool], asked: PageAsked) -> Found:
    """A page of those interests that pass, each looked at in the order of declaration."""
    found: list[Row] = []
    for row in _all_after(view, asked.after or 0):
        if keep(row):
            found.append(row)
        if len(found) > asked.limit:
            break
    return _found(found, asked)


def _all_after(view: Viewpoint, after: int) -> Iterator[Row]:
    while True:
        rows = view.rows(_everything(), after=after, most=AT_ONCE)
        yield from (dict(zip(COLUMNS, row, strict=True)) for row in rows)
        if len(rows) < AT_ONCE:
            return
        after = rows[-1][COLUMNS.index("since")]


def _page(view: Viewpoint, statement: Statement, asked: PageAsked, **told: object) -> Found:
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **told)
    return _found([dict(zip(COLUMNS, row, strict=True)) for row in rows], asked)


def _found(rows: list[Row], asked: PageAsked) -> Found:
    shown = tuple(rows[: asked.limit])
    return Found(rows=shown, next=shown[-1]["since"] if len(rows) > asked.limit else None)


def _on_the_day(classes: Classes) -> tuple[ColumnElement[bool], ...]:
    return (
        known_at(interests),
        interests.c.first_day <= bindparam("day"),
        interests.c.last_day >= bindparam("cutoff"),
        of_a_decision_maker(classes),
    )


def _open_to_all() -> ColumnElement[bool]:
    return (interests.c.withheld == 0) & ~withheld_now()


def _paged(*conditions: ColumnElement[bool]) -> Statement:
    found = select(*interests.c, withheld_now().label("withheld_now"))
    found = found.where(*conditions, interests.c.since > bindparam("after"))
    return Statement(found.order_by(interests.c.since).limit(bindparam("most")))


@lru_cache(MOST)
def _published(classes: Classes) -> Statement:
    return _paged(*_on_the_day(classes), _open_to_all())


@lru_cache(MOST)
def _withheld(classes: Classes) -> Statement:
    return Statement(select(func.count()).select_from(interests).where(*_on_the_day(classes), not_(_open_to_all())))


@cache
def _ended_before() -> Statement:
    return _paged(known_at(interests), interests.c.last_day < bindparam("cutoff"))


@cache
def _everything() -> Statement:
    return _paged(known_at(interests))
