"""Rosters: a board's seats as they stood on a day, with their holders, their deputies and its vacancies."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.boards.seats import Nomination, Seat, Seats, Term
from domain.boards.tenure import Deputies, Tenure, TenurePolicy
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.values import value

NO_POLICY = TenurePolicy()


@value
class RosterRow:
    """A seat as it stood on a day: the term that ran or may have run, or nothing where the seat was vacant."""

    seat: Seat
    term: Term | None
    in_term: Answer
    shares: Term | None = None  # the other of two who hold the seat together
    tenure: Tenure | None = None
    deputies: tuple[Nomination, ...] = ()

    @property
    def holder(self) -> PersonId | None:
        """Who held the seat, or may have held it."""
        return self.term.person if self.term else None

    @property
    def holders(self) -> tuple[PersonId, ...]:
        """Whoever held the seat, alone or together, or may have held it."""
        return tuple(term.person for term in (self.term, self.shares) if term)

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Whoever could act for the seat: its holders and those who could take their place."""
        return tuple(dict.fromkeys((*self.holders, *(one.deputy for one in self.deputies))))


def roster_on(
    seats: Seats, board: BoardId, day: date, policy: TenurePolicy = NO_POLICY, moment: datetime | None = None
) -> tuple[RosterRow, ...]:
    """Every seat that the board had on the day, vacant ones included, in the order in which they were created."""
    standing = (seat for seat in seats.on_board(board) if seat.existence.holds_on(day).possible)
    return tuple(row_on(seats, seat, day, policy, moment) for seat in standing)


def row_on(
    seats: Seats, seat: Seat, day: date, policy: TenurePolicy = NO_POLICY, moment: datetime | None = None
) -> RosterRow:
    """One seat on the day; a certain holder goes before one who may have held it, and both before one who sat on."""
    holders = seats.holders_on(seat.seat, day, moment)
    certain = _in_turn([term for term, answer in holders if answer is Answer.YES], moment)
    if certain:
        return _row(seats, seat, certain, Answer.YES, policy, day)
    if holders:
        return _row(seats, seat, [term for term, _ in holders], Answer.INDETERMINATE, policy, day)
    staying = sitting_on(seats, seat, day, policy)
    if staying:
        return _row(seats, seat, staying, Answer.YES, policy, day, Tenure.HOLDING_OVER)
    return RosterRow(seat=seat, term=None, in_term=Answer.NO)


def sitting_on(seats: Seats, seat: Seat, day: date, policy: TenurePolicy) -> list[Term]:
    """Whose term ran out before the day, whom nobody has succeeded, and whom the charter lets sit on."""
    over = [term for term in seats.terms.get(seat.seat, ()) if term.period.latest < day]
    last = max((term.period.latest for term in over), default=None)
    if last is None or not policy.sits_on(last, day):
        return []
    ended = [term for term in over if term.period.latest == last]
    return [] if any(term.vacated or term.voided_at for term in ended) else ended


def may_send_deputies(seat: Seat, policy: TenurePolicy) -> bool:
    """Whether a deputy may take the place of whoever holds the seat: as the seat says, else as the charter says."""
    return (seat.deputies or policy.deputies) is Deputies.ALLOWED


def _in_turn(certain: list[Term], moment: datetime | None) -> list[Term]:
    """Of two who held a seat on one day, at a moment before the first had left, the first comes last: it was theirs."""
    return sorted(certain, key=lambda term: moment is not None and term.left_at is not None)


def _row(
    seats: Seats,
    seat: Seat,
    terms: Sequence[Term],
    in_term: Answer,
    policy: TenurePolicy,
    day: date,
    tenure: Tenure | None = None,
) -> RosterRow:
    held = terms[-seat.places :]
    voided = any(term.voided_at for term in held)
    named = [one for term in held for one in seats.deputies_on(seat.seat, term.person, day)]
    return RosterRow(
        seat=seat,
        term=held[0],
        in_term=in_term,
        shares=held[1] if len(held) > 1 else None,
        tenure=tenure or (Tenure.DE_FACTO if voided else None),
        deputies=tuple(named) if may_send_deputies(seat, policy) else (),
    )
