"""Finds who left the room for which item, over all meetings."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, Table, bindparam, exists, func, or_, select

from service.meetings.conflict_tables import declarations, recusals, rulings
from service.meetings.departure_shown import DepartureLine
from service.meetings.tables import items, stays
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.identity import Classes, same_person
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, cut
from service.viewing.viewpoint import Viewpoint

MOST = 64  # sets of merges and filters for which a statement is kept
_BACK = stays.alias("back")
COLUMNS = (
    "meeting",
    "person",
    "left_at",
    "item",
    "since",
    "board",
    "number",
    "title_digest",
    "case",
    "returned_at",
    "for_conflict",
)
_SINCE = COLUMNS.index("since")


def departures(view: Viewpoint, asked: PageAsked, **given: object) -> tuple[tuple[DepartureLine, ...], Found, int]:
    """A page of those who left the room for an item, and how often that happened on all pages."""
    filters, classes = tuple(sorted(given)), view.identity.classes
    rows = view.rows(_departures(filters, classes), after=asked.after or 0, most=asked.limit + 1, **given)
    found = cut(sorted(rows, key=lambda row: row[_SINCE]), COLUMNS, asked.limit)
    times = sum(row[0] for row in view.rows(_counted(filters, classes), **given))
    texts = view.texts(row["title_digest"] for row in found.rows)
    shown = (row | {"title": texts[row["title_digest"]]} for row in found.rows)
    return tuple(DepartureLine.model_validate(_shown(row)) for row in shown), found, times


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in DepartureLine.model_fields} | {"for_conflict": bool(row["for_conflict"])}


def _said(table: Table, classes: Classes) -> ColumnElement[bool]:
    """Whether the record has something in this table of the person at the item, under whichever entry."""
    same = same_person(table.c.person, stays.c.person, classes)
    return exists().where(known_at(table), table.c.item == stays.c.left_for, same)


def _conflict(classes: Classes) -> ColumnElement[bool]:
    return or_(*(_said(table, classes) for table in (rulings, declarations, recusals)))


def _returned(classes: Classes) -> ScalarSelect[Any]:
    return (
        select(func.min(_BACK.c.came_at))
        .where(
            known_at(_BACK),
            _BACK.c.meeting == stays.c.meeting,
            same_person(_BACK.c.person, stays.c.person, classes),
            _BACK.c.since > stays.c.since,
        )
        .scalar_subquery()
    )


@lru_cache(MOST)
def _departures(filters: tuple[str, ...], classes: Classes) -> Statement:
    of_stay = (stays.c.meeting, stays.c.person, stays.c.left_at, stays.c.left_for, stays.c.since)
    of_item = (items.c.board, items.c.number, items.c.title_digest, items.c.case)
    found = _left(select(*of_stay, *of_item, _returned(classes), _conflict(classes)), filters, classes)
    after = stays.c.since > bindparam("after")
    return Statement(found.where(after).order_by(stays.c.since).limit(bindparam("most")))


@lru_cache(MOST)
def _counted(filters: tuple[str, ...], classes: Classes) -> Statement:
    return Statement(_left(select(func.count()), filters, classes))


def _left(found: Select[Any], filters: tuple[str, ...], classes: Classes) -> Select[Any]:
    """Those who left for an item that is on an agenda, and fit."""
    tables = found.select_from(stays.join(items, items.c.item == stays.c.left_for))
    return tables.where(known_at(stays), known_at(items), *(_condition(name, classes) for name in filters))


def _condition(name: str, classes: Classes) -> ColumnElement[bool]:
    match name:
        case "for_conflict":
            return _conflict(classes)
        case "board":
            return items.c.board == bindparam("board")
        case _:
            same: ColumnElement[bool] = stays.c[name] == bindparam(name)
            return same
