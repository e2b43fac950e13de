"""Finds who was sent or read the papers of which item, and who of them was kept from it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, bindparam, exists, func, or_, select

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER
from service.meetings.conflict_tables import papers, recusals, rulings
from service.meetings.paper_shown import PaperLine
from service.meetings.tables import items
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.identity import Classes, same_person
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

MOST: Final = 64  # sets of merges and filters for which a statement is kept
KEPT: Final = tuple(one for one in Management if not LADDER[one].at_decision)
WITHHELD: Final = tuple(one for one in Management if not LADDER[one].papers)
OF_PAPERS: Final = ("person", "how", "at", "meeting", "item", "since")
OF_ITEM: Final = ("board", "number", "title_digest", "case")
COLUMNS: Final = (*OF_PAPERS, *OF_ITEM, "kept_from_item", "papers_withheld")


def who_had_papers(view: Viewpoint, asked: PageAsked, **given: object) -> tuple[tuple[PaperLine, ...], Found]:
    """A page of those who were sent papers or read them.

    Those to whom papers were sent at one time stay together, so that a page may be longer than was asked for.
    """
    statement = _had(tuple(sorted(given)), view.identity.classes)
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **given)
    found = sorted(
        (dict(zip(COLUMNS, row, strict=True)) for row in rows), key=lambda row: (row["since"], row["person"])
    )
    times = sorted({row["since"] for row in found})
    shown = [row for row in found if row["since"] in times[: asked.limit]]
    texts = view.texts(row["title_digest"] for row in shown)
    following = times[asked.limit - 1] if len(times) > asked.limit else None
    lines = (row | {"title": texts[row["title_digest"]]} for row in shown)
    return tuple(PaperLine.model_validate(_shown(row)) for row in lines), Found(rows=(), next=following)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in PaperLine.model_fields}


@lru_cache(MOST)
def _had(filters: tuple[str, ...], classes: Classes) -> Statement:
    agenda = papers.join(items, items.c.item == papers.c.item)
    fitting = (known_at(papers), known_at(items), *(_condition(name, classes) for name in filters))
    after = papers.c.since > bindparam("after")
    times = select(papers.c.since).distinct().select_from(agenda).where(*fitting, after)
    page = times.order_by(papers.c.since).limit(bindparam("most")).subquery()
    told = [papers.c[name] for name in OF_PAPERS] + [items.c[name] for name in OF_ITEM]
    found = select(*told, _managed(KEPT, classes), _managed(WITHHELD, classes)).select_from(agenda)
    return Statement(found.where(*fitting, papers.c.since.in_(select(page.c.since))))


def _managed(ways: Iterable[Management], classes: Classes) -> ColumnElement[bool]:
    """Whether a conflict at the item is managed in one of these ways, as determined last, else as found."""
    here = (rulings.c.item == papers.c.item, same_person(rulings.c.person, papers.c.person, classes))
    ruled = select(_one_of(rulings, ways)).where(known_at(rulings), *here).order_by(rulings.c.since.desc()).limit(1)
    of_item = (recusals.c.item == papers.c.item, same_person(recusals.c.person, papers.c.person, classes))
    found = exists().where(known_at(recusals), *of_item, _one_of(recusals, ways))
    return func.coalesce(ruled.scalar_subquery(), found)


def _one_of(table: Table, ways: Iterable[Management]) -> ColumnElement[bool]:
    return or_(*(table.c.management == way.name for way in ways))


def _condition(name: str, classes: Classes) -> ColumnElement[bool]:
    match name:
        case "kept_from_item":
            return _managed(KEPT, classes)
        case "board":
            return items.c.board == bindparam("board")
        case _:
            same: ColumnElement[bool] = papers.c[name] == bindparam(name)
            return same
