"""Shows the register of interests to a reader."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from domain.interests.lateness import days_late
from domain.interests.policies import UnknownInterest
from domain.kernel.dates import PartialDate
from domain.kernel.ids import InterestId, PersonId
from domain.kernel.periods import Period
from service.clock import london_day
from service.interests.arrangement_queries import ahead
from service.interests.keeping import Policies
from service.interests.readers import Reader
from service.interests.register import Wanted, find, named, search
from service.interests.shown import (
    EndShown,
    InterestShown,
    InterestWithStatements,
    LatenessShown,
    NilReturnShown,
    StatementShown,
    Withheld,
)
from service.interests.tables import nil_returns, statements
from service.viewing.digests import digests_in, revealed
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, page
from service.viewing.viewpoint import Texts, Viewpoint


def register_page(
    view: Viewpoint, reader: Reader, wanted: Wanted, day: date, asked: PageAsked
) -> tuple[tuple[InterestShown | Withheld, ...], Found]:
    """A page of the register; what the reader may not see is a placeholder."""
    found = search(view, reader, wanted, asked)
    return _lines(view, reader, found.rows, day), found


def interests_named(
    view: Viewpoint, reader: Reader, asked: Sequence[InterestId], day: date
) -> tuple[InterestShown | Withheld, ...]:
    """These interests, as far as they are on record; what the reader may not see is a placeholder."""
    return _lines(view, reader, named(view, asked), day)


def _lines(
    view: Viewpoint, reader: Reader, rows: Sequence[dict[str, Any]], day: date
) -> tuple[InterestShown | Withheld, ...]:
    seen, policies = [row for row in rows if reader.may_see(row)], Policies(view)
    reader.sees(seen)
    texts = view.texts(digest for row in seen for digest in _digests(row))
    arranged = ahead(view, seen, day)
    return tuple(
        InterestShown.model_validate(_line(row, texts, day, policies) | _arranged(row, arranged))
        if reader.may_see(row)
        else Withheld(position=row["since"])
        for row in rows
    )


def interest(view: Viewpoint, reader: Reader, asked: InterestId, day: date) -> InterestWithStatements:
    """One interest with all its statements; raises `UnknownInterest`, also for what the reader may not see."""
    row = find(view, asked)
    if row is None or not reader.may_see(row):
        raise UnknownInterest(interest=asked)
    reader.sees([row])
    rows = [made | {"event": json.loads(made["event"])} for made in all_of(view, statements, interest=asked)]
    texts = view.texts([*_digests(row), *(digest for made in rows for digest in digests_in(made["event"]))])
    told = tuple(_statement(made, texts, reader, row["person"]) for made in rows)
    line = _line(row, texts, day, Policies(view)) | {"statements": told}
    return InterestWithStatements.model_validate(line | _arranged(row, ahead(view, [row], day)))


def nil_returns_page(
    view: Viewpoint, asked: PageAsked, person: PersonId | None
) -> tuple[tuple[NilReturnShown, ...], Found]:
    """A page of nil returns."""
    found = page(view, nil_returns, limit=asked.limit, after=asked.after, person=person)
    return tuple(NilReturnShown.model_validate(row) for row in found.rows), found


def _holding(row: dict[str, Any]) -> dict[str, Any] | None:
    return None if row["dormant"] is None else {"percent": row["holding_percent"], "dormant": bool(row["dormant"])}


def _digests(row: dict[str, Any]) -> tuple[str | None, ...]:
    return row["narrative_digest"], row["category_as_recorded_digest"]


def lateness(row: dict[str, Any], policies: Policies) -> LatenessShown:
    """Whether an interest was declared late by the policy of its day, and by how many days."""
    declared = london_day(datetime.fromisoformat(row["declared_at"]))
    within = policies.on(declared).declare_within_days
    late = days_late(declared, day_of(row["held_from"]), day_of(row["aware_since"]), within)
    return LatenessShown(late=late.late, at_least_days=late.at_least, at_most_days=late.at_most)


def _line(row: dict[str, Any], texts: Texts, day: date, policies: Policies) -> dict[str, Any]:
    held_from, held_to = day_of(row["held_from"]), day_of(row["held_to"])
    indirect = {"relationship": row["relationship"], "underlying": row["underlying"]}
    return row | {
        "indirect": indirect if row["relationship"] else None,
        "holding": _holding(row),
        "narrative": texts[row["narrative_digest"]],
        "category_as_recorded": texts[row["category_as_recorded_digest"]],
        "publication_withheld": bool(row["withheld"]),
        "ended": bool(row["ended"]),
        "held": Period(start=held_from, end=held_to).holds_on(day),
        "lateness": lateness(row, policies),
    }


def _arranged(row: dict[str, Any], arranged: Mapping[str, Any]) -> dict[str, Any]:
    return {"arrangements": arranged.get(row["interest"], ())}


def _statement(made: dict[str, Any], texts: Texts, reader: Reader, person: str) -> StatementShown | EndShown | Withheld:
    event, position = made["event"], made["shown_at"]
    stated = {"withheld": event.get("publicationWithheld", False), "withheld_now": False, "person": person}
    if not reader.may_see(stated):
        return Withheld(position=position)
    reader.sees([stated | {"interest": made["interest"]}])
    told = revealed(event, texts) | made | {"position": position}
    return EndShown.model_validate(told) if "ended" in event else StatementShown.model_validate(told)


def day_of(text: str | None) -> PartialDate | None:
    """A date as the tables hold it."""
    return PartialDate(text) if text else None
