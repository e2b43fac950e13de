"""Seats: which seats a board has, who held each in which term, and who may take a member's place."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from domain.boards.events import Office, SeatBasis
from domain.boards.tenure import Deputies
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, ElectionId, OrganisationCode, PersonId, SeatId
from domain.kernel.periods import ALWAYS, Period
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
    shared: bool = False
    deputies: Deputies | None = None
    existence: Period = ALWAYS
    abolished_at: int | None = None

    @property
    def places(self) -> int:
        """How many people hold it together."""
        return 2 if self.shared else 1


@value
class Term:
    """A person holds a seat for a period; `evidence` are the positions of the facts that show it.

    Whoever resigned at once left at a moment within the last day. `voided_at` is the fact by which the election that
    the term rests on was voided: what was done until then was done de facto.
    """

    board: BoardId
    seat: SeatId
    person: PersonId
    period: Period
    elected: bool
    evidence: tuple[int, ...]
    vacated: bool = False
    left_at: datetime | None = None
    voided_at: int | None = None
    election: ElectionId | None = None

    @property
    def occupied(self) -> Period:
        """The days on which nobody else can take the seat; who left at once freed it within the last day."""
        if self.left_at is None or self.period.end is None:
            return self.period
        return Period(start=self.period.start, end=PartialDate.of(self.period.end.earliest - timedelta(days=1)))

    def over_at(self, moment: datetime | None) -> bool:
        """Whether the holder had left at once by a moment; nothing is said of it where only the day is asked for."""
        return moment is not None and self.left_at is not None and self.left_at <= moment


@value
class Nomination:
    """Somebody may take a member's place in a seat for a period; `evidence` are the facts that show it."""

    seat: SeatId
    member: PersonId
    deputy: PersonId
    period: Period
    evidence: tuple[int, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back."""
        return len(self.evidence) > 1


@value
class Seats:
    """Every seat, every term and every nomination of a deputy known."""

    by_id: Mapping[SeatId, Seat]
    terms: Mapping[SeatId, tuple[Term, ...]]
    nominations: Mapping[SeatId, tuple[Nomination, ...]]

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

    def holders_on(self, seat: SeatId, day: date, moment: datetime | None = None) -> tuple[tuple[Term, Answer], ...]:
        """Who held the seat on the day, or may have held it, and had not left at once by the moment."""
        held = ((term, term.period.holds_on(day)) for term in self.terms.get(seat, ()) if not term.over_at(moment))
        return tuple((term, answer) for term, answer in held if answer.possible)

    def deputies_on(self, seat: SeatId, member: PersonId, day: date) -> tuple[Nomination, ...]:
        """Who could take the member's place on the day, the latest nominated last."""
        named = (one for one in self.nominations.get(seat, ()) if one.member == member)
        return tuple(one for one in named if one.period.holds_on(day).possible)

    def nominations_of(self, deputy: PersonId) -> Iterator[Nomination]:
        """The nominations of a person as somebody's deputy."""
        return (one for named in self.nominations.values() for one in named if one.deputy == deputy)

    def running_term(self, seat: SeatId, person: PersonId, day: PartialDate) -> Term | None:
        """The latest term of this person in this seat, not yet given up, that may include the day."""
        then = Period(start=day, end=day)
        found = (
            term
            for term in reversed(self.terms.get(seat, ()))
            if term.person == person and not term.vacated and term.period.overlaps(then).possible
        )
        return next(found, None)


NO_SEATS = Seats(by_id={}, terms={}, nominations={})
