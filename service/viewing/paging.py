"""Pages: keyset cursors over the order of recording, so that a deep page costs what the first one does."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Query, Response
from pydantic import Field
from sqlalchemy import Table, bindparam, select

from domain.kernel.values import value
from service.edge.fields import Limit, Position
from service.projections.versioned import known_at
from service.recording.receipts import Shown
from service.store.connections import Row
from service.store.statements import Statement
from service.viewing.inherited import InheritedRecord, inherited
from service.viewing.viewpoint import Viewpoint

DEFAULT_LIMIT: Final = 50

PageLimit = Annotated[
    Limit, Query(description="How many results at most; those that one fact made are not divided between pages.")
]
PageAfter = Annotated[Position | None, Query(description="The `next` of the page before.")]


class PageMetadata(Shown):
    """How to go on."""

    limit: Limit
    next: Position | None = None
    position: Position
    inherited: Annotated[
        tuple[InheritedRecord, ...], Field(description="The ledgers of predecessors, which hold what is earlier.")
    ] = ()


@value
class Found:
    """One page of rows as dictionaries, and the cursor of the next page."""

    rows: tuple[dict[str, Any], ...]
    next: int | None


def page(view: Viewpoint, table: Table, *, limit: int, after: int | None, **filters: object) -> Found:
    """A page of a versioned table in the order of recording, filtered by equal columns; nothing filters by None."""
    given = {name: held for name, held in filters.items() if held is not None}
    names = tuple(column.name for column in table.c)
    rows = view.rows(_page(table, tuple(sorted(given))), after=after or 0, most=limit + 1, **given)
    found = cut(rows, names, limit)
    if found.rows and found.rows[0]["since"] == found.next:  # perhaps of one fact, which may have made more of them
        given["since"] = found.next
        return replace(found, rows=all_of(view, table, **given))
    return found


def cut(rows: Sequence[Row], names: Sequence[str], limit: int) -> Found:
    """The page of rows that were found with one more than fits; the columns have these names, among them `since`.

    What one fact made begins on the next page where it does not fit, unless it fills the page by itself.
    """
    found = _in_order([dict(zip(names, row, strict=True)) for row in rows])
    if len(found) <= limit:
        return Found(rows=found, next=None)
    begun = found[limit]["since"]
    whole = tuple(row for row in found[:limit] if row["since"] != begun) or found[:limit]
    return Found(rows=whole, next=whole[-1]["since"])


def one(view: Viewpoint, table: Table, **key: object) -> dict[str, Any] | None:
    """The row of a key as known at the viewpoint, nothing where there is none."""
    rows = _found(view, table, key)
    return rows[0] if rows else None


def all_of(view: Viewpoint, table: Table, **key: object) -> tuple[dict[str, Any], ...]:
    """Every row with these columns, in the order of recording; for the parts of one thing, which are few.

    Rows that one fact made stand in the order of their keys, so that the same question has the same answer always.
    """
    found = _found(view, table, key)
    return _in_order(sorted(found, key=lambda row: [(row[name] is None, row[name]) for name in table.info["key"]]))


def link_next(
    response: Response, view: Viewpoint, path: str, found: Found, limit: int, **filters: object
) -> PageMetadata:
    """The metadata of a page; also as an RFC 8288 Link header, with the filters that were asked for."""
    if found.next is not None:
        kept = {name: str(getattr(held, "name", held)) for name, held in filters.items() if held is not None}
        asked = urlencode(kept | {"after": found.next, "limit": limit, "position": view.position})
        response.headers["Link"] = f'<{path}?{asked}>; rel="next"'
    return PageMetadata(limit=limit, next=found.next, position=view.position, inherited=inherited(view))


def _found(view: Viewpoint, table: Table, key: dict[str, object]) -> list[dict[str, Any]]:
    """The rows with these columns, those in hand or else read now."""
    held = view.held(table)
    if held is not None:
        return [row for row in held if all(row[name] == wanted for name, wanted in key.items())]
    names = tuple(column.name for column in table.c)
    return [dict(zip(names, row, strict=True)) for row in view.rows(_one(table, tuple(sorted(key))), **key)]


def _in_order(rows: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """In the order of recording, whichever entries of a person they are about."""
    return tuple(sorted(rows, key=lambda row: int(row["since"])))


@cache
def _page(table: Table, filters: tuple[str, ...]) -> Statement:
    return Statement(
        select(*table.c)
        .where(
            known_at(table), table.c.since > bindparam("after"), *(table.c[name] == bindparam(name) for name in filters)
        )
        .order_by(table.c.since)
        .limit(bindparam("most"))
    )


@cache
def _one(table: Table, key: tuple[str, ...]) -> Statement:
    """Without an order, for which SQLite would walk the whole table by `since` rather than sort the few found."""
    return Statement(select(*table.c).where(known_at(table), *(table.c[name] == bindparam(name) for name in key)))
