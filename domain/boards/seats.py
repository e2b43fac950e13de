"""Seats: which seats a board has, and who held each in which term."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.boards.events import MemberAppointed, MemberElected, Office, SeatBasis, SeatCreated, SeatVacated
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, OrganisationCode, PersonId, SeatId
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value


@value
class Seat:
    """A seat on a board, whoever holds it; `position` is that of the fact by which it was created."""

    board: BoardId
    seat: SeatId
    title: str
    roles: tuple[str, ...]
    office: Office
    basis: SeatBasis
    voting: bool
    constituency: OrganisationCode | None
    position: int


@value
class Term:
    """A person holds a seat for a period; `evidence` are the positions of the facts that show it."""

    board: BoardId
    seat: SeatId
    person: PersonId
    period: Period
    elected: bool
    evidence: tuple[int, ...]

    @property
    def vacated(self) -> bool:
        """Whether it was recorded that the person gave up or lost the seat."""
        return len(self.evidence) > 1


@value
class Seats:
    """Every seat and every term known."""

    by_id: Mapping[SeatId, Seat]
    terms: Mapping[SeatId, tuple[Term, ...]]

    def on_board(self, board: BoardId) -> tuple[Seat, ...]:
        """The seats of a board in the order in which they were created."""
        found = (seat for seat in self.by_id.values() if seat.board == board)
        return tuple(sorted(found, key=lambda seat: seat.position))

    def terms_of(self, person: PersonId) -> tuple[Term, ...]:
        """The terms of a person on any board, in the order recorded."""
        found = (term for terms in self.terms.values() for term in terms if term.person == person)
        return tuple(sorted(found, key=lambda term: term.evidence))

    def terms_on(self, board: BoardId) -> tuple[Term, ...]:
        """The terms of all who ever sat on a board, in the order recorded."""
        found = (term for terms in self.terms.values() for term in terms if term.board == board)
        return tuple(sorted(found, key=lambda term: term.evidence))

    def holders_on(self, seat: SeatId, day: date) -> tuple[tuple[Term, Answer], ...]:
        """Who held the seat on the day, or may have held it."""
        held = ((term, term.period.holds_on(day)) for term in self.terms.get(seat, ()))
        return tuple((term, answer) for term, answer in held if answer.possible)


NO_SEATS = Seats(by_id={}, terms={})


def evolve(known: Seats, fact: Fact[Event]) -> Seats:
    """Remember a seat created, filled or vacated; vacating a seat whose holder was not looked up changes nothing."""
    return remember(known, fact.event, fact.position)


def remember(known: Seats, event: Event, position: int) -> Seats:
    """The same for an event recorded at this position, whatever its circumstances."""
    step = _REMEMBER.get(type(event))
    return step(known, event, position) if step else known


def running_term(known: Seats, seat: SeatId, person: PersonId, day: PartialDate) -> Term | None:
    """The latest term of this person in this seat, not yet given up, that may include the day."""
    then = Period(start=day, end=day)
    found = (
        term
        for term in reversed(known.terms.get(seat, ()))
        if term.person == person and not term.vacated and term.period.overlaps(then).possible
    )
    return next(found, None)


def _created(known: Seats, event: SeatCreated, position: int) -> Seats:
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
    )
    return Seats(by_id={**known.by_id, event.seat: seat}, terms=known.terms)


def _filled(known: Seats, event: MemberAppointed | MemberElected, position: int) -> Seats:
    term = Term(
        board=event.board,
        seat=event.seat,
        person=event.person,
        period=Period(start=event.term_from, end=event.term_to),
        elected=type(event) is MemberElected,
        evidence=(position,),
    )
    return _with_terms(known, event.seat, (*known.terms.get(event.seat, ()), term))


def _vacated(known: Seats, event: SeatVacated, position: int) -> Seats:
    term = running_term(known, event.seat, event.person, event.vacated)
    if term is None:
        return known
    ended = Term(
        board=term.board,
        seat=term.seat,
        person=term.person,
        period=Period(start=term.period.start, end=event.vacated),
        elected=term.elected,
        evidence=(*term.evidence, position),
    )
    return _with_terms(known, term.seat, tuple(ended if one is term else one for one in known.terms[term.seat]))


def _with_terms(known: Seats, seat: SeatId, terms: tuple[Term, ...]) -> Seats:
    return Seats(by_id=known.by_id, terms={**known.terms, seat: terms})


_REMEMBER: Mapping[type[Event], Callable[[Seats, Any, int], Seats]] = {
    SeatCreated: _created,
    MemberAppointed: _filled,
    MemberElected: _filled,
    SeatVacated: _vacated,
}
