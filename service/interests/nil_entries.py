"""Finds who stands on the full register of interests with a nil return alone."""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, not_, or_, select

from domain.kernel.ids import PersonId
from service.interests.deciding import MOST
from service.interests.readers import Reader
from service.interests.register import withheld_now
from service.interests.tables import interests, nil_returns
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.identity import Classes, same_person
from service.viewing.page_asked import PageAsked
from service.viewing.paging import cut
from service.viewing.viewpoint import Viewpoint

COLUMNS = tuple(column.name for column in nil_returns.c)
_LATER = nil_returns.alias("later")


def nil_entries(
    view: Viewpoint, reader: Reader, person: PersonId | None, day: date, asked: PageAsked
) -> tuple[dict[str, Any], ...]:
    """The last nil returns of people none of whose interests the reader may see; one more than a page has.

    An interest that is withheld takes nobody's nil return away from those who may not know of it.
    """
    statement = _nil_entries(view.identity.classes, of_one=person is not None, hiding=not reader.reads_all)
    told = {"day": day.isoformat(), "me": reader.person or ""} | ({"person": person} if person else {})
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **told)
    return cut(rows, COLUMNS, asked.limit + 1).rows


@lru_cache(MOST)
def _nil_entries(classes: Classes, *, of_one: bool, hiding: bool) -> Statement:
    conditions = [
        known_at(nil_returns),
        nil_returns.c.since > bindparam("after"),
        nil_returns.c.made <= bindparam("day"),  # of a vague day the beginning, which is the text's own order
        not_(_said_again(classes)),
        not_(_declared(classes, hiding=hiding)),
    ]
    conditions += [nil_returns.c.person == bindparam("person")] if of_one else []
    found = select(*nil_returns.c).where(*conditions)
    return Statement(found.order_by(nil_returns.c.since).limit(bindparam("most")))


def _said_again(classes: Classes) -> ColumnElement[bool]:
    same = same_person(_LATER.c.person, nil_returns.c.person, classes)
    return exists().where(
        known_at(_LATER), same, _LATER.c.since > nil_returns.c.since, _LATER.c.made <= bindparam("day")
    )


def _declared(classes: Classes, *, hiding: bool) -> ColumnElement[bool]:
    """That the person declared an interest of which the reader may know."""
    declared = and_(known_at(interests), same_person(interests.c.person, nil_returns.c.person, classes))
    if hiding:
        open_to_all = and_(interests.c.withheld == 0, not_(withheld_now()))
        declared = and_(declared, or_(open_to_all, interests.c.person == bindparam("me")))
    return exists().where(declared)
