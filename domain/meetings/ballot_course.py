"""The course of a ballot: arranged, recorded votes required, votes counted, consensus stated."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.boards.voting import BallotForm
from domain.kernel.facts import Fact
from domain.kernel.ids import MotionId
from domain.kernel.messages import Event
from domain.meetings.ballots import Counted, Manner, Stated
from domain.meetings.events import BallotArranged, ConsensusStated, RecordedVoteRequired, VotesCounted
from domain.meetings.sitting import Sitting, turned


def _arranged(known: Sitting, event: BallotArranged, fact: Fact[Any]) -> Sitting:
    manner = known.motions.manner_of(event.motion)
    return _with(known, fact, event.motion, replace(manner, form=event.form, closes_at=event.closes_at))


def _required(known: Sitting, event: RecordedVoteRequired, fact: Fact[Any]) -> Sitting:
    manner = known.motions.manner_of(event.motion)
    form = manner.form if manner.form is BallotForm.WRITTEN else BallotForm.NAMED
    return _with(known, fact, event.motion, replace(manner, form=form, required_at=fact.position))


def _counted(known: Sitting, event: VotesCounted, fact: Fact[Any]) -> Sitting:
    counted = Counted(
        votes_for=event.votes_for,
        votes_against=event.votes_against,
        abstained=event.abstained,
        position=fact.position,
    )
    return _with(known, fact, event.motion, replace(known.motions.manner_of(event.motion), counted=counted))


def _stated(known: Sitting, event: ConsensusStated, fact: Fact[Any]) -> Sitting:
    stated = Stated(stated_by=event.stated_by, at=fact.envelope.occurred_at, position=fact.position)
    return _with(known, fact, event.motion, replace(known.motions.manner_of(event.motion), consensus=stated))


def _with(known: Sitting, fact: Fact[Any], motion: MotionId, manner: Manner) -> Sitting:
    motions = known.motions._replace(manners={**known.motions.manners, motion: manner})
    return turned(known._replace(motions=motions), fact)


COURSE_OF_BALLOTS: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {
    BallotArranged: _arranged,
    RecordedVoteRequired: _required,
    VotesCounted: _counted,
    ConsensusStated: _stated,
}
