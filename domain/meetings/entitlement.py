"""Entitlement: who may vote, move or second at an item, and why somebody may not."""

from domain.boards.term_policies import UnknownSeat
from domain.kernel.ids import PersonId, SeatId
from domain.kernel.refusals import Refused
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import Timed
from domain.meetings.policies import called
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.meetings.state import Proceedings


class VoterNotInTheSeat(Refused):
    """The voter does not hold this seat on the day of the meeting."""

    code = "voter-not-in-the-seat"
    bends = True


class SeatWithoutVote(Refused):
    """The seat has no vote."""

    code = "seat-without-vote"
    bends = True


def present(person: PersonId, command: Timed, known: Proceedings, pointer: str) -> Refused | None:
    """The refusal of somebody who is not in the room when they act."""
    if person in known.sitting.attendance.in_room(command.asked.occurred_at):
        return None
    last = known.sitting.attendance.last_of(person, command.asked.occurred_at)
    return NotInTheRoom(pointer=pointer, evidence=[last.position] if last else [])


def seated(seat: SeatId, person: PersonId, known: Proceedings) -> Refused | None:
    """The refusal of somebody who does not hold this seat on the day of the meeting, or whose seat has no vote."""
    meeting, seats = called(known), known.boards.seats
    held = seats.by_id.get(seat)
    if held is None or held.board != meeting.board:
        return UnknownSeat(pointer="/seat", seat=seat)
    if not any(term.person == person for term, _ in seats.holders_on(seat, meeting.day)):
        shown = [at for term in seats.terms.get(seat, ()) for at in term.evidence]
        return VoterNotInTheSeat(pointer="/voter", evidence=shown)
    return None if held.voting else SeatWithoutVote(pointer="/seat", evidence=[held.position])


def a_voting_member(person: PersonId, known: Proceedings, pointer: str) -> Refused | None:
    """The refusal of somebody who holds no voting seat on the board on the day of the meeting."""
    meeting, seats = called(known), known.boards.seats
    held = [
        seats.by_id.get(term.seat)
        for term in seats.terms_of(person)
        if term.board == meeting.board and term.period.holds_on(meeting.day).possible
    ]
    if not held:
        return NotAMemberOfTheBoard(pointer=pointer)
    return None if any(seat and seat.voting for seat in held) else SeatWithoutVote(pointer=pointer)
