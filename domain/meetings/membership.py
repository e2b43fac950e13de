"""Membership: which seats of the meeting's board somebody holds on its day, or acts for as a deputy."""

from datetime import datetime

from domain.boards.rosters import NO_POLICY, RosterRow, row_on
from domain.boards.seats import Nomination, Seat
from domain.boards.tenure import TenurePolicy
from domain.kernel.ids import PersonId
from domain.kernel.once import once
from domain.meetings.policies import called, charter_of
from domain.meetings.state import Proceedings


def seats_held(person: PersonId, known: Proceedings, moment: datetime | None = None) -> tuple[RosterRow, ...]:
    """The seats of the board that a person holds on the day of the meeting, or held until their term ran out."""
    return tuple(row for row in roster(known, moment) if person in row.holders)


@once
def roster(known: Proceedings, moment: datetime | None = None) -> tuple[RosterRow, ...]:
    """The seats of the meeting's board, as far as they are known, as they stand on its day."""
    return tuple(the_seat(seat, known, moment) for seat in _of_the_board(known))


def standing_for(person: PersonId, known: Proceedings) -> tuple[Nomination, ...]:
    """In whose place a person may act on the day of the meeting: as nominated, where deputies are allowed."""
    return tuple(one for row in roster(known) for one in row.deputies if one.deputy == person)


def the_seat(seat: Seat, known: Proceedings, moment: datetime | None = None) -> RosterRow:
    """A seat on the day of the meeting, under the charter of that day."""
    return row_on(known.boards.seats, seat, called(known).day, tenure_of(known), moment)


def tenure_of(known: Proceedings) -> TenurePolicy:
    """What the charter of the day says of terms, deputies and shared seats."""
    adopted = charter_of(known)
    return adopted.charter.tenure if adopted else NO_POLICY


def _of_the_board(known: Proceedings) -> tuple[Seat, ...]:
    day = called(known).day
    return tuple(
        seat for seat in known.boards.seats.on_board(called(known).board) if seat.existence.holds_on(day).possible
    )
