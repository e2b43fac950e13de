"""Seating: how facts about seats are remembered, from the creation of a seat to the end of a term in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.boards.events import (
    DeputyNominated,
    DeputyWithdrawn,
    ElectionVoided,
    MemberAppointed,
    MemberElected,
    SeatAbolished,
    SeatCreated,
    SeatVacated,
)
from domain.boards.seats import Nomination, Seat, Seats, Term
from domain.kernel.facts import Fact
from domain.kernel.ids import SeatId
from domain.kernel.messages import Event
from domain.kernel.periods import Period


def evolve(known: Seats, fact: Fact[Event]) -> Seats:
    """Remember what happened to a seat; vacating a seat whose holder was not looked up changes nothing."""
    return remember(known, fact.event, fact.position, fact.envelope.occurred_at)


def remember(known: Seats, event: Event, position: int, at: datetime | None = None) -> Seats:
    """The same for an event recorded at this position, which happened at a moment where moments matter."""
    step = _REMEMBER.get(type(event))
    return step(known, event, position, at) if step else known


def _created(known: Seats, event: SeatCreated, position: int, _: datetime | None) -> Seats:
    seat = Seat(
        board=event.board,
        seat=event.seat,
        title=event.title,
        roles=event.roles,
        office=event.office,
        basis=event.basis,
        voting=event.voting,
        constituency=event.constituency,
        position=position,
        shared=event.shared,
        deputies=event.deputies,
        existence=Period(start=event.created),
    )
    return _with_seat(known, seat)


def _abolished(known: Seats, event: SeatAbolished, position: int, _: datetime | None) -> Seats:
    seat = known.by_id.get(event.seat)
    if seat is None:
        return known
    existence = Period(start=seat.existence.start, end=event.abolished)
    return _with_seat(known, replace(seat, existence=existence, abolished_at=position))


def _filled(known: Seats, event: MemberAppointed | MemberElected, position: int, _: datetime | None) -> Seats:
    term = Term(
        board=event.board,
        seat=event.seat,
        person=event.person,
        period=Period(start=event.term_from, end=event.term_to),
        elected=type(event) is MemberElected,
        evidence=(position,),
        election=event.election if isinstance(event, MemberElected) else None,
    )
    return _with_terms(known, event.seat, (*known.terms.get(event.seat, ()), term))


def _vacated(known: Seats, event: SeatVacated, position: int, at: datetime | None) -> Seats:
    term = known.running_term(event.seat, event.person, event.vacated)
    if term is None:
        return known
    ended = replace(
        term,
        period=Period(start=term.period.start, end=event.vacated),
        evidence=(*term.evidence, position),
        vacated=True,
        left_at=at if event.at_once else None,
    )
    return _with_terms(known, term.seat, tuple(ended if one is term else one for one in known.terms[term.seat]))


def _voided(known: Seats, event: ElectionVoided, position: int, _: datetime | None) -> Seats:
    """Whoever sat by the election sat de facto, and leaves the seat with the day on which it was voided."""

    def after(term: Term) -> Term:
        if term.election != event.election:
            return term
        over = term.period.latest <= event.voided.latest
        end = term.period.end if over else event.voided
        period = Period(start=term.period.start, end=end)
        return replace(term, period=period, evidence=(*term.evidence, position), voided_at=position)

    return _with_terms(known, event.seat, tuple(after(term) for term in known.terms.get(event.seat, ())))


def _nominated(known: Seats, event: DeputyNominated, position: int, _: datetime | None) -> Seats:
    named = Nomination(
        seat=event.seat,
        member=event.member,
        deputy=event.deputy,
        period=Period(start=event.from_day, end=event.to_day),
        evidence=(position,),
    )
    return _with_nominations(known, event.seat, (*known.nominations.get(event.seat, ()), named))


def _withdrawn(known: Seats, event: DeputyWithdrawn, position: int, _: datetime | None) -> Seats:
    def after(one: Nomination) -> Nomination:
        if one.withdrawn or (one.member, one.deputy) != (event.member, event.deputy):
            return one
        period = Period(start=one.period.start, end=event.last_day)
        return replace(one, period=period, evidence=(*one.evidence, position))

    return _with_nominations(known, event.seat, tuple(after(one) for one in known.nominations.get(event.seat, ())))


# Made anew in full, for every vote folds such facts: `dataclasses.replace` costs several times as much.
def _with_seat(known: Seats, seat: Seat) -> Seats:
    return Seats(by_id={**known.by_id, seat.seat: seat}, terms=known.terms, nominations=known.nominations)


def _with_terms(known: Seats, seat: SeatId, terms: tuple[Term, ...]) -> Seats:
    return Seats(by_id=known.by_id, terms={**known.terms, seat: terms}, nominations=known.nominations)


def _with_nominations(known: Seats, seat: SeatId, named: tuple[Nomination, ...]) -> Seats:
    return Seats(by_id=known.by_id, terms=known.terms, nominations={**known.nominations, seat: named})


_REMEMBER: Mapping[type[Event], Callable[[Seats, Any, int, datetime | None], Seats]] = {
    SeatCreated: _created,
    SeatAbolished: _abolished,
    MemberAppointed: _filled,
    MemberElected: _filled,
    SeatVacated: _vacated,
    ElectionVoided: _voided,
    DeputyNominated: _nominated,
    DeputyWithdrawn: _withdrawn,
}
SEATING = tuple(_REMEMBER)
