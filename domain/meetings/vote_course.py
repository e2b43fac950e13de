"""The course of a vote: the motion put, the ballots cast, the tie broken, the vote closed."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.ballots import Ballot, CastingBallot, Motion
from domain.meetings.events import CastingVoteGiven, MotionPut, VoteCast, VoteClosed
from domain.meetings.sitting import Moment, Sitting, later, turned


def _put(known: Sitting, event: MotionPut, fact: Fact[Any]) -> Sitting:
    motion = Motion(
        motion=event.motion,
        item=event.item,
        direction=event.direction,
        mover=event.mover,
        seconder=event.seconder,
        terms=event.terms,
        earlier=event.earlier,
        at=fact.envelope.occurred_at,
        position=fact.position,
    )
    motions = known.motions._replace(by_id={**known.motions.by_id, event.motion: motion})
    return turned(known._replace(motions=motions), fact)


def _voted(known: Sitting, event: VoteCast, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    ballot = Ballot(
        seat=event.seat,
        voter=event.voter,
        choice=event.choice,
        at=at,
        position=fact.position,
        fact=fact.envelope.id,
    )
    old = known.motions
    ballots = {**old.ballots, event.motion: (*old.ballots.get(event.motion, ()), ballot)}
    return known._replace(motions=old._replace(ballots=ballots), latest=later(known.latest, Moment(at, fact.position)))


def _casting(known: Sitting, event: CastingVoteGiven, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    vote = CastingBallot(presiding=event.presiding, choice=event.choice, at=at, position=fact.position)
    casting = {**known.motions.casting, event.motion: vote}
    return turned(known._replace(motions=known.motions._replace(casting=casting)), fact)


def _vote_closed(known: Sitting, event: VoteClosed, fact: Fact[Any]) -> Sitting:
    closed = {**known.motions.closed_at, event.motion: fact.position}
    return turned(known._replace(motions=known.motions._replace(closed_at=closed)), fact)


COURSE_OF_VOTES: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {
    MotionPut: _put,
    VoteCast: _voted,
    CastingVoteGiven: _casting,
    VoteClosed: _vote_closed,
}
