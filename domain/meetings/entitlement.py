"""Entitlement: who may vote, move or second at an item, and why somebody may not."""

from collections.abc import Iterable, Iterator

from domain.boards.term_policies import UnknownSeat
from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.meetings.commands import CastVote
from domain.meetings.membership import seats_held, standing_for, the_seat
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import Timed
from domain.meetings.policies import called
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.meetings.state import Proceedings


class VoterNotInTheSeat(Refused):
    """The voter neither holds this seat when voting nor stands in for its holder."""

    code = "voter-not-in-the-seat"
    bends = True


class SeatWithoutVote(Refused):
    """The seat has no vote."""

    code = "seat-without-vote"
    bends = True


class MemberInTheRoom(Refused):
    """A deputy does not act for a member who is in the room."""

    code = "member-in-the-room"
    bends = True


def present(person: PersonId, command: Timed, known: Proceedings, pointer: str) -> Refused | None:
    """The refusal of somebody who is not in the room when they act."""
    if person in known.sitting.attendance.in_room(command.asked.occurred_at):
        return None
    last = known.sitting.attendance.last_of(person, command.asked.occurred_at)
    return NotInTheRoom(pointer=pointer, evidence=[last.position] if last else [])


def seated(vote: CastVote, known: Proceedings) -> Iterator[Refused]:
    """The refusals of somebody who neither holds this seat when voting nor stands in for its holder, or has no vote."""
    held = known.boards.seats.by_id.get(vote.seat)
    if held is None or held.board != called(known).board:
        yield UnknownSeat(pointer="/seat", seat=vote.seat)
        return
    row = the_seat(held, known, vote.asked.occurred_at)
    members = [one.member for one in row.deputies if one.deputy == vote.voter]
    if vote.voter not in row.people:
        shown = [at for term in known.boards.seats.terms.get(vote.seat, ()) for at in term.evidence]
        yield VoterNotInTheSeat(pointer="/voter", evidence=shown)
    elif vote.voter not in row.holders and (there := _there(members, vote, known)):
        yield MemberInTheRoom(pointer="/voter", evidence=there)
    if not held.voting:
        yield SeatWithoutVote(pointer="/seat", evidence=[held.position])


def _there(members: Iterable[PersonId], vote: CastVote, known: Proceedings) -> list[int]:
    """The facts by which any of these members came into the room where they are now."""
    in_room = known.sitting.attendance.in_room(vote.asked.occurred_at)
    return [in_room[member].position for member in members if member in in_room]


def a_voting_member(person: PersonId, known: Proceedings, pointer: str) -> Refused | None:
    """The refusal of somebody who on the day neither holds a voting seat on the board nor stands in for its holder."""
    held = [row.seat for row in seats_held(person, known)]
    held += [known.boards.seats.by_id[one.seat] for one in standing_for(person, known)]
    if not held:
        return NotAMemberOfTheBoard(pointer=pointer)
    return None if any(seat.voting for seat in held) else SeatWithoutVote(pointer=pointer)
