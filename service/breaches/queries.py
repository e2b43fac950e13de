"""Finds breaches, decisions under review, and the anonymous years of the published register."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from domain.breaches.events import BreachType
from domain.breaches.policies import UnknownBreach
from domain.kernel.ids import BreachId
from service.breaches.published_shown import BreachYear, PublishedBreach
from service.breaches.shown import BreachShown, ReviewShown
from service.breaches.tables import breaches, reviews
from service.clock import london_day
from service.store.scanning import one_leaf
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
TEXTS = {
    "account": "account_digest",
    "involved": "involved_digest",
    "triage": "triage_digest",
    "determined_because": "determination_digest",
    "actions_note": "actions_digest",
}


def register_page(view: Viewpoint, asked: PageAsked, **filters: object) -> tuple[tuple[BreachShown, ...], Found]:
    """A page of the register with its personal texts."""
    found = page(view, breaches, limit=asked.limit, after=asked.after, **filters)
    return tuple(_files(view, found.rows)), found


def the_breach(view: Viewpoint, breach: BreachId) -> BreachShown:
    """The file of one breach; raises `UnknownBreach`."""
    row = one(view, breaches, breach=breach)
    if row is None:
        raise UnknownBreach(breach=breach)
    return _files(view, [row])[0]


def reviews_page(view: Viewpoint, asked: PageAsked, **filters: str | None) -> tuple[tuple[ReviewShown, ...], Found]:
    """A page of decisions that are or were under review."""
    found = page(view, reviews, limit=asked.limit, after=asked.after, **filters)
    texts = view.texts(row["why_digest"] for row in found.rows)
    return tuple(_review(row, texts) for row in found.rows), found


def years(view: Viewpoint, day: date) -> tuple[BreachYear, ...]:
    """Each year from the first on record to that of the day, with the breaches published by the day."""
    by_year: dict[int, list[Row]] = {}
    for row in all_of(view, breaches):
        if row["published"] is not None and row["published"] <= day.isoformat():
            by_year.setdefault(row["year"], []).append(row)
    reviewed = _by_breach(all_of(view, reviews))
    first = min([_first_year(view), *by_year])
    return tuple(_year(year, by_year.get(year, []), reviewed) for year in range(first, day.year + 1))


def _year(year: int, rows: list[Row], reviewed: Mapping[str, list[Row]]) -> BreachYear:
    often = Counter(row["type"] for row in rows)
    return BreachYear.model_validate(
        {
            "year": year,
            "breaches": len(rows),
            "no_breaches": not rows,
            "types": [{"type": kind.name, "breaches": often[kind.name]} for kind in BreachType],
            "published": [_published(row, reviewed.get(row["breach"], [])) for row in rows],
        }
    )


def _published(row: Row, reviewed: list[Row]) -> PublishedBreach:
    return PublishedBreach.model_validate(
        {name: row[name] for name in ("happened", "type", "route", "determination")}
        | {
            "investigated": row["investigated"] is not None,
            "actions": row["actions"].split(),
            "learning": row["learning"].split(),
            "decisions": [review["settlement"] for review in reviewed if review["settlement"]],
            "under_review": sum(review["settlement"] is None for review in reviewed),
        }
    )


def _first_year(view: Viewpoint) -> int:
    leaf = one_leaf(view.connection, view.ledger, 1)
    assert leaf is not None  # noqa: S101 - a viewpoint stands in a ledger that has begun
    return london_day(datetime.fromisoformat(json.loads(leaf)["recordedAt"])).year


def _files(view: Viewpoint, rows: Iterable[Row]) -> list[BreachShown]:
    rows = tuple(rows)
    reviewed = {row["breach"]: all_of(view, reviews, breach=row["breach"]) for row in rows}
    digests = [row[digest] for row in rows for digest in TEXTS.values()]
    texts = view.texts([*digests, *(review["why_digest"] for found in reviewed.values() for review in found)])
    return [
        BreachShown.model_validate(
            row
            | {name: texts[row[digest]] for name, digest in TEXTS.items()}
            | {"actions": row["actions"].split(), "learning": row["learning"].split()}
            | {"reviews": [_review(review, texts) for review in reviewed[row["breach"]]]}
        )
        for row in rows
    ]


def _review(row: Row, texts: Texts) -> ReviewShown:
    return ReviewShown.model_validate(row | {"why": texts[row["why_digest"]]})


def _by_breach(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["breach"], []).append(row)
    return found
