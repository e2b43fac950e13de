"""Finds seats with those who held them: who took and left a seat is folded by the domain's own rules."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from domain.boards.events import MemberElected, Office, SeatBasis, SeatVacated
from domain.boards.rosters import row_on
from domain.boards.seats import NO_SEATS, Seat, Seats, Term, remember
from domain.boards.term_policies import UnknownSeat
from domain.kernel.codec import read
from domain.kernel.ids import BoardId, OrganisationCode, SeatId
from domain.kernel.messages import EVENT_TYPES, Event
from service.boards.established import established
from service.boards.shown import HolderShown, SeatShown, SeatWithTerms, TermShown
from service.boards.tables import seat_facts, seats
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

ELECTION = ("electorate", "polled", "votes_for", "votes_cast")


def roster(view: Viewpoint, board: BoardId, day: date) -> tuple[SeatShown, ...]:
    """Every seat of a board with its holder on the day."""
    known = _terms(all_of(view, seat_facts, board=board))
    return tuple(_on(row, known, day) for row in all_of(view, seats, board=board))


def roster_page(view: Viewpoint, board: BoardId, day: date, asked: PageAsked) -> tuple[tuple[SeatShown, ...], Found]:
    """A page of a board's seats with their holders on the day; raises `UnknownBoard`."""
    established(view, board)
    found = page(view, seats, limit=asked.limit, after=asked.after, board=board)
    known = _terms(all_of(view, seat_facts, board=board))
    return tuple(_on(row, known, day) for row in found.rows), found


def seat(view: Viewpoint, board: BoardId, asked: SeatId, day: date) -> SeatWithTerms:
    """One seat of a board and all its terms; raises `UnknownSeat`."""
    row = one(view, seats, board=board, seat=asked)
    if row is None:
        raise UnknownSeat(seat=asked)
    rows = all_of(view, seat_facts, seat=asked)
    events, known = {fact["shown_at"]: _event(fact) for fact in rows}, _terms(rows)
    texts = view.texts(event.why for event in events.values() if isinstance(event, SeatVacated))
    terms = tuple(_term(term, events, texts, day) for term in known.terms.get(asked, ()))
    return SeatWithTerms.model_validate({**dict(_on(row, known, day)), "terms": terms})


def _terms(rows: Iterable[dict[str, Any]]) -> Seats:
    known = NO_SEATS
    for row in rows:
        known = remember(known, _event(row), row["shown_at"])
    return known


def _event(row: dict[str, Any]) -> Event:
    event: Event = read(EVENT_TYPES[row["type"]], json.loads(row["event"]))
    return event


def _on(row: dict[str, Any], known: Seats, day: date) -> SeatShown:
    it = _seat(row)
    held = row_on(known, it, day)
    holder = HolderShown.model_validate(_holder(held.term, day)) if held.term else None
    plain = {field.name: getattr(it, field.name) for field in fields(it)}
    return SeatShown.model_validate(plain | {"since": it.position, "holder": holder})


def _seat(row: dict[str, Any]) -> Seat:
    return Seat(
        board=BoardId(row["board"]),
        seat=SeatId(row["seat"]),
        title=row["title"],
        roles=tuple(json.loads(row["roles"])),
        office=Office[row["office"]],
        basis=SeatBasis[row["basis"]],
        voting=bool(row["voting"]),
        constituency=OrganisationCode(row["constituency"]) if row["constituency"] else None,
        position=row["since"],
    )


def _holder(term: Term, day: date) -> dict[str, Any]:
    return {
        "person": term.person,
        "elected": term.elected,
        "term_from": term.period.start,
        "term_to": term.period.end,
        "held": term.period.holds_on(day),
        "evidence": term.evidence,
    }


def _term(term: Term, events: Mapping[int, Event], texts: Texts, day: date) -> TermShown:
    began, ended = events[term.evidence[0]], events[term.evidence[-1]]
    election = {name: getattr(began, name) for name in ELECTION} if isinstance(began, MemberElected) else {}
    why = texts[ended.why] if isinstance(ended, SeatVacated) else None
    return TermShown.model_validate(_holder(term, day) | election | {"vacated": term.vacated, "why": why})
