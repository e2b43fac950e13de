"""What was voted on a motion, and by whom in which room, as the inputs of a judgement keep it."""

from datetime import datetime

from domain.boards.voting import BallotForm
from domain.decisions.inputs import Attending, Ballot, Casting, Consensus, HandCount
from domain.kernel.ids import PersonId
from domain.meetings.ballots import Ballot as BallotCast
from domain.meetings.ballots import Motion
from domain.meetings.motions import Presence
from domain.meetings.state import Proceedings


def attending_at(moment: datetime, motion: Motion, known: Proceedings) -> tuple[Attending, ...]:
    """Who was in the room; where members vote in writing, also whoever voted in time, as if from afar."""
    room = known.sitting.attendance.in_room(moment)
    here: dict[PersonId, Presence] = {person: came.presence for person, came in room.items() if came.presence}
    if known.sitting.motions.manner_of(motion.motion).form is BallotForm.WRITTEN:
        for one in known.sitting.motions.votes_on(motion.motion):
            if not _late(one, motion, known):
                here.setdefault(one.voter, Presence.REMOTE)
    return tuple(Attending(person=person, presence=presence) for person, presence in here.items())


def ballots_on(motion: Motion, known: Proceedings) -> tuple[Ballot, ...]:
    """The votes cast, each with whether the voter was there and in time, and whether they presided."""
    in_writing = known.sitting.motions.manner_of(motion.motion).form is BallotForm.WRITTEN
    return tuple(
        Ballot(
            seat=one.seat,
            voter=one.voter,
            choice=one.choice,
            cast_at=one.position,
            present=in_writing or known.sitting.attendance.was_there(one.voter, one),
            late=_late(one, motion, known),
            presided=_presided(one.voter, one.position, motion, known),
        )
        for one in known.sitting.motions.votes_on(motion.motion)
    )


def casting_on(motion: Motion, known: Proceedings) -> Casting | None:
    """The casting vote, if one was given."""
    given = known.sitting.motions.casting.get(motion.motion)
    if given is None:
        return None
    there = known.sitting.attendance.was_there(given.presiding, given)
    return Casting(
        presiding=given.presiding,
        choice=given.choice,
        given_at=given.position,
        present=there,
        presided=_presided(given.presiding, given.position, motion, known),
    )


def hands_on(motion: Motion, known: Proceedings) -> HandCount | None:
    """The count without names, if there was one."""
    counted = known.sitting.motions.manner_of(motion.motion).counted
    if counted is None:
        return None
    return HandCount(
        votes_for=counted.votes_for,
        votes_against=counted.votes_against,
        abstained=counted.abstained,
        counted_at=counted.position,
    )


def consensus_on(motion: Motion, known: Proceedings) -> Consensus | None:
    """The statement that everybody agreed, if there was one."""
    stated = known.sitting.motions.manner_of(motion.motion).consensus
    if stated is None:
        return None
    there = known.sitting.attendance.was_there(stated.stated_by, stated)
    return Consensus(
        stated_by=stated.stated_by,
        stated_at=stated.position,
        present=there,
        presided=_presided(stated.stated_by, stated.position, motion, known),
    )


def _late(one: BallotCast, motion: Motion, known: Proceedings) -> bool:
    closes_at = known.sitting.motions.manner_of(motion.motion).closes_at
    return closes_at is not None and one.at > closes_at


def _presided(person: PersonId, position: int, motion: Motion, known: Proceedings) -> bool | None:
    """Whether somebody presided when they acted; nothing where that says no more than who did when the vote closed."""
    item, closed = known.sitting.items.get(motion.item), known.sitting.motions.closed_at.get(motion.motion)
    if item is None:  # as only a record can have it that nobody kept by the rules
        return None
    then = item.presided_at(position)
    return None if then == item.presided_at(closed) else person == then
