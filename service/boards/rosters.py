"""Finds seats with those who held them: who took and left a seat is folded by the domain's own rules."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from domain.boards.events import ElectionVoided, MemberElected, Office, SeatBasis, SeatVacated
from domain.boards.rosters import RosterRow, row_on
from domain.boards.seating import remember
from domain.boards.seats import NO_SEATS, Nomination, Seat, Seats, Term
from domain.boards.tenure import Deputies, TenurePolicy
from domain.boards.term_policies import UnknownSeat
from domain.kernel.answers import Answer
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, OrganisationCode, SeatId
from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.periods import Period
from service.boards.charters import tenure_on
from service.boards.established import established
from service.boards.shown import DeputyShown, HolderShown, SeatShown, SeatWithTerms, TermShown
from service.boards.tables import seat_facts, seats
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

ELECTION = ("electorate", "polled", "votes_for", "votes_cast")


def roster(view: Viewpoint, board: BoardId, day: date) -> tuple[SeatShown, ...]:
    """Every seat that a board had on the day, with its holder."""
    known, policy = _terms(view, all_of(view, seat_facts, board=board)), tenure_on(view, board, day)
    rows = all_of(view, seats, board=board)
    return tuple(_on(row, known, day, policy) for row in rows if _seat(row).existence.holds_on(day).possible)


def roster_page(view: Viewpoint, board: BoardId, day: date, asked: PageAsked) -> tuple[tuple[SeatShown, ...], Found]:
    """A page of all seats a board ever had, with their holders on the day; raises `UnknownBoard`."""
    established(view, board)
    found = page(view, seats, limit=asked.limit, after=asked.after, board=board)
    known, policy = _terms(view, all_of(view, seat_facts, board=board)), tenure_on(view, board, day)
    return tuple(_on(row, known, day, policy) for row in found.rows), found


def seat(view: Viewpoint, board: BoardId, asked: SeatId, day: date) -> SeatWithTerms:
    """One seat of a board and all its terms; raises `UnknownSeat`."""
    row = one(view, seats, board=board, seat=asked)
    if row is None:
        raise UnknownSeat(seat=asked)
    rows = all_of(view, seat_facts, seat=asked)
    events, known = {fact["shown_at"]: _event(view, fact) for fact in rows}, _terms(view, rows)
    texts = view.texts(event.why for event in events.values() if isinstance(event, SeatVacated | ElectionVoided))
    terms = tuple(_term(term, events, texts, day) for term in known.terms.get(asked, ()))
    shown = _on(row, known, day, tenure_on(view, board, day))
    return SeatWithTerms.model_validate({**dict(shown), "terms": terms})


def seats_known(view: Viewpoint, board: BoardId) -> Seats:
    """Every seat that a board ever had, with all terms and deputies."""
    known = _terms(view, all_of(view, seat_facts, board=board))
    return replace(known, by_id={SeatId(row["seat"]): _seat(row) for row in all_of(view, seats, board=board)})


def _terms(view: Viewpoint, rows: Iterable[dict[str, Any]]) -> Seats:
    known = NO_SEATS
    for row in rows:
        known = remember(known, _event(view, row), row["shown_at"])
    return known


def _event(view: Viewpoint, row: dict[str, Any]) -> Event:
    event: Event = read(EVENT_TYPES[row["type"]], json.loads(row["event"]))
    return view.identity.told(event)


def _on(row: dict[str, Any], known: Seats, day: date, policy: TenurePolicy) -> SeatShown:
    it = _seat(row)
    existed = it.existence.holds_on(day)
    held = row_on(known, it, day, policy) if existed.possible else _nobody_in(it)
    plain = {field.name: getattr(it, field.name) for field in fields(it)}
    who = {
        "holder": _held(held.term, day),
        "shares": _held(held.shares, day),
        "tenure": held.tenure,
        "deputies_of_the_day": tuple(_deputy(one) for one in held.deputies),
    }
    when = {"since": it.position, "created": it.existence.start, "abolished": it.existence.end, "existed": existed}
    return SeatShown.model_validate(plain | who | when | {"corrected": row["corrected"]})


def _nobody_in(it: Seat) -> RosterRow:
    return RosterRow(seat=it, term=None, in_term=Answer.NO)


def _held(term: Term | None, day: date) -> HolderShown | None:
    return HolderShown.model_validate(_holder(term, day)) if term else None


def _deputy(one: Nomination) -> DeputyShown:
    return DeputyShown(
        member=one.member, deputy=one.deputy, from_day=one.period.start, to_day=one.period.end, evidence=one.evidence
    )


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
        shared=bool(row["shared"]),
        deputies=Deputies[row["deputies"]] if row["deputies"] else None,
        existence=Period(start=_date(row["created"]), end=_date(row["abolished"])),
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None


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
    why = texts[ended.why] if isinstance(ended, SeatVacated | ElectionVoided) else None
    return TermShown.model_validate(
        _holder(term, day)
        | election
        | {"vacated": term.vacated, "why": why, "election": term.election, "de_facto": term.voided_at is not None}
    )
