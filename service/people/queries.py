"""Finds people on the register, with what ties them to organisations and boards."""

import json
from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import bindparam, exists, select

from domain.boards.seating import remember
from domain.boards.seats import NO_SEATS, Term
from domain.kernel.answers import Answer
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.ids import PersonId, PositionId
from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.periods import Period
from domain.people.policies import UnknownPerson, UnknownPosition
from service.people.bodies import InterestsSummary, PersonShown, PersonWithTies, PositionShown, TermShown
from service.people.tables import declared, nil_returns, people, positions, seat_facts
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

_now = declared.alias("now")
_WITHHELD_NOW = exists().where(
    _now.c.ledger == declared.c.ledger,
    _now.c.interest == declared.c.interest,
    _now.c.to_position.is_(None),
    _now.c.withheld == 1,
)
# What is withheld today is not counted as of an earlier position either: counting it would give it away.
PUBLISHED = Statement(
    select(declared.c.held_from, declared.c.held_to).where(
        known_at(declared), declared.c.person == bindparam("person"), declared.c.withheld == 0, ~_WITHHELD_NOW
    )
)


def register_page(view: Viewpoint, asked: PageAsked) -> tuple[tuple[PersonShown, ...], Found]:
    """A page of the register."""
    found = page(view, people, limit=asked.limit, after=asked.after, standing=1)
    names = view.texts(row["name_digest"] for row in found.rows)
    return tuple(PersonShown.model_validate(_entry(view, row, names)) for row in found.rows), found


def positions_page(
    view: Viewpoint, day: date, asked: PageAsked, **filters: str | None
) -> tuple[tuple[PositionShown, ...], Found]:
    """A page of positions, and whether each was held on the day."""
    found = page(view, positions, limit=asked.limit, after=asked.after, **filters)
    return tuple(_position(row, day) for row in found.rows), found


def position(view: Viewpoint, asked: PositionId, day: date) -> PositionShown:
    """One position; raises `UnknownPosition`."""
    row = one(view, positions, position_id=asked)
    if row is None:
        raise UnknownPosition(position=asked)
    return _position(row, day)


def person(view: Viewpoint, asked: PersonId, day: date) -> PersonWithTies:
    """One person with positions, seats and the sum of their interests; raises `UnknownPerson`.

    An entry that was merged into another answers with the person as whom it is seen.
    """
    row = one(view, people, person=asked)
    if row is None:
        raise UnknownPerson(person=asked)
    return PersonWithTies.model_validate(
        {
            **_entry(view, row, view.texts([row["name_digest"]])),
            "positions": tuple(_position(tie, day) for tie in all_of(view, positions, person=asked)),
            "seats": tuple(_term(term, day) for term in _terms(view, asked)),
            "interests": _summary(view, asked, day),
        }
    )


def _entry(view: Viewpoint, row: dict[str, Any], names: Texts) -> dict[str, Any]:
    name, *others = view.identity.entries_of(PersonId(row["person"]))
    plain = {"person": name, "office": row["office"], "since": row["since"], "merged": tuple(others)}
    plain["corrected"] = row["corrected"]
    return plain | {"name": names[row["name_digest"]]}


def _position(row: dict[str, Any], day: date) -> PositionShown:
    held = period(row["held_from"], row["held_to"]).holds_on(day)
    return PositionShown.model_validate(row | {"position": row["position_id"], "held": held})


def _terms(view: Viewpoint, asked: PersonId) -> tuple[Term, ...]:
    known = NO_SEATS
    for row in all_of(view, seat_facts, person=asked):
        event: Event = read(EVENT_TYPES[row["type"]], json.loads(row["event"]))
        known = remember(known, view.identity.told(event), row["shown_at"])
    return known.terms_of(view.identity.name_of(asked))


def _term(term: Term, day: date) -> TermShown:
    return TermShown(
        board=term.board,
        seat=term.seat,
        elected=term.elected,
        term_from=term.period.start,
        term_to=term.period.end,
        held=term.period.holds_on(day),
        evidence=term.evidence,
    )


def _summary(view: Viewpoint, asked: PersonId, day: date) -> InterestsSummary:
    often = Counter(period(*dates).holds_on(day) for dates in view.rows(PUBLISHED, person=asked))
    returns = all_of(view, nil_returns, person=asked)
    return InterestsSummary(
        held=often[Answer.YES],
        perhaps_held=often[Answer.INDETERMINATE],
        not_held=often[Answer.NO],
        nil_return_made=returns[-1]["made"] if returns else None,
    )


def period(start: str | None, end: str | None) -> Period:
    """The period between two dates as the tables hold them."""
    return Period(start=PartialDate(start) if start else None, end=PartialDate(end) if end else None)
