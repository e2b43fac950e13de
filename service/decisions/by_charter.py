"""Finds decisions by whether their board has adopted a later version of its charter since."""

from functools import cache

from sqlalchemy import bindparam, exists, select

from service.decisions.tables import charter_versions, decisions
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, cut
from service.viewing.viewpoint import Viewpoint


def by_charter(view: Viewpoint, asked: PageAsked, *, changed: bool, **filters: str | None) -> Found:
    """A page of the decisions taken under a charter of which there is a later version by now, or there is none."""
    given = {name: held for name, held in filters.items() if held is not None}
    statement = _register(tuple(sorted(given)), changed)
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **given)
    return cut(rows, tuple(column.name for column in decisions.c), asked.limit)


@cache
def _register(filters: tuple[str, ...], changed: bool) -> Statement:  # noqa: FBT001 - a key of the cache
    later = exists().where(
        known_at(charter_versions),
        charter_versions.c.board == decisions.c.board,
        charter_versions.c.version > decisions.c.charter_version,
    )
    same = (decisions.c[name] == bindparam(name) for name in filters)
    wanted = (known_at(decisions), decisions.c.since > bindparam("after"), later if changed else ~later, *same)
    return Statement(select(*decisions.c).where(*wanted).order_by(decisions.c.since).limit(bindparam("most")))
