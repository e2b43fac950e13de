"""Finds who left the room for which item, over all meetings."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, exists, func, or_, select

from service.meetings.conflict_tables import declarations, recusals, rulings
from service.meetings.departure_shown import DepartureLine
from service.meetings.tables import items, stays
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, cut
from service.viewing.viewpoint import Viewpoint

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


def departures(view: Viewpoint, asked: PageAsked, **given: object) -> tuple[tuple[DepartureLine, ...], Found, int]:
    """A page of those who left the room for an item, and how often that happened on all pages."""
    filters = tuple(sorted(given))
    rows = view.rows(_departures(filters), after=asked.after or 0, most=asked.limit + 1, **given)
    found = cut(rows, COLUMNS, asked.limit)
    times = sum(row[0] for row in view.rows(_counted(filters), **given))
    texts = view.texts(row["title_digest"] for row in found.rows)
    shown = (row | {"title": texts[row["title_digest"]]} for row in found.rows)
    return tuple(DepartureLine.model_validate(_shown(row)) for row in shown), found, times


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in DepartureLine.model_fields} | {"for_conflict": bool(row["for_conflict"])}


def _said(table: Table) -> ColumnElement[bool]:
    """Whether the record has something in this table of the person at the item."""
    return exists().where(known_at(table), table.c.item == stays.c.left_for, table.c.person == stays.c.person)


_CONFLICT = or_(_said(rulings), _said(declarations), _said(recusals))
_RETURNED = (
    select(func.min(_BACK.c.came_at))
    .where(
        known_at(_BACK),
        _BACK.c.meeting == stays.c.meeting,
        _BACK.c.person == stays.c.person,
        _BACK.c.since > stays.c.since,
    )
    .scalar_subquery()
)


@cache
def _departures(filters: tuple[str, ...]) -> Statement:
    of_stay = (stays.c.meeting, stays.c.person, stays.c.left_at, stays.c.left_for, stays.c.since)
    of_item = (items.c.board, items.c.number, items.c.title_digest, items.c.case)
    found = _left(select(*of_stay, *of_item, _RETURNED, _CONFLICT), filters)
    after = stays.c.since > bindparam("after")
    return Statement(found.where(after).order_by(stays.c.since).limit(bindparam("most")))


@cache
def _counted(filters: tuple[str, ...]) -> Statement:
    return Statement(_left(select(func.count()), filters))


def _left(found: Select[Any], filters: tuple[str, ...]) -> Select[Any]:
    """Those who left for an item that is on an agenda, and fit."""
    tables = found.select_from(stays.join(items, items.c.item == stays.c.left_for))
    return tables.where(known_at(stays), known_at(items), *(_condition(name) for name in filters))


def _condition(name: str) -> ColumnElement[bool]:
    match name:
        case "for_conflict":
            return _CONFLICT
        case "board":
            return items.c.board == bindparam("board")
        case _:
            same: ColumnElement[bool] = stays.c[name] == bindparam(name)
            return same
