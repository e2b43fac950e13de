"""Rosters: a board's seats as they stood on a day, with their holders and its vacancies."""

from datetime import date

from domain.boards.seats import Seat, Seats, Term
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.values import value


@value
class RosterRow:
    """A seat as it stood on a day: the term that ran or may have run, or nothing where the seat was vacant."""

    seat: Seat
    term: Term | None
    in_term: Answer

    @property
    def holder(self) -> PersonId | None:
        """Who held the seat, or may have held it."""
        return self.term.person if self.term else None


def roster_on(seats: Seats, board: BoardId, day: date) -> tuple[RosterRow, ...]:
    """Every seat of the board on the day, vacant ones included, in the order in which they were created."""
    return tuple(row_on(seats, seat, day) for seat in seats.on_board(board))


def row_on(seats: Seats, seat: Seat, day: date) -> RosterRow:
    """One seat on the day; a certain holder goes before one who may have held it."""
    holders = seats.holders_on(seat.seat, day)
    certain = [term for term, answer in holders if answer is Answer.YES]
    if certain:
        return RosterRow(seat=seat, term=certain[-1], in_term=Answer.YES)
    if holders:
        return RosterRow(seat=seat, term=holders[-1][0], in_term=Answer.INDETERMINATE)
    return RosterRow(seat=seat, term=None, in_term=Answer.NO)
