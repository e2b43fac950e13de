"""Rows read in the order of recording, so many at a time, so that no list is ever held as a whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Table

from service.viewing.paging import page
from service.viewing.viewpoint import Viewpoint

AT_A_TIME: Final = 500

Row = dict[str, Any]


def in_turn(read: Callable[[int, int], Sequence[Row]], after: int) -> Iterator[Sequence[Row]]:
    """Batches of what `read(after, most)` answers in the order of `since`; rows that one fact made stay together."""
    most = AT_A_TIME
    while len(rows := read(after, most)) == most:
        whole = [row for row in rows if row["since"] < rows[-1]["since"]]
        if whole:
            yield whole
            after, most = whole[-1]["since"], AT_A_TIME
        else:
            most *= 2
    if rows:
        yield rows


def table_in_turn(view: Viewpoint, table: Table, after: int, **filters: object) -> Iterator[Sequence[Row]]:
    """The rows of a versioned table with these columns, from behind a position on, a page at a time."""
    behind: int | None = after
    while behind is not None:
        found = page(view, table, limit=AT_A_TIME, after=behind, **filters)
        if found.rows:
            yield found.rows
        behind = found.next
