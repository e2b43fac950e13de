"""Writes motions and votes down as facts are recorded."""

import json

from domain.boards.voting import BallotForm
from domain.decisions.events import DecisionTaken
from domain.kernel.codec import instant, write
from domain.kernel.facts import Fact
from domain.meetings.events import (
    BallotArranged,
    CastingVoteGiven,
    ConsensusStated,
    MotionPut,
    RecordedVoteRequired,
    VoteCast,
    VoteClosed,
    VotesCounted,
)
from service.meetings.projection import moment, text
from service.meetings.statuses import MotionStatus
from service.meetings.voting_tables import motions, votes
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(motions, votes)


@project.on(MotionPut)
def motion_put(fact: Fact[MotionPut], read_model: ReadModel) -> None:
    """Enter the motion."""
    it = fact.event
    read_model.add(
        motions,
        fact,
        meeting=str(it.meeting),
        item=str(it.item),
        motion=str(it.motion),
        direction=it.direction.name,
        text_digest=str(it.text),
        mover=text(it.mover),
        seconder=text(it.seconder),
        terms=json.dumps(write(it.terms, str)),
        earlier=text(it.earlier),
        put_at=moment(fact),
        status=MotionStatus.OPEN.name,
        ballot=BallotForm.NAMED.name,
    )


@project.on(BallotArranged)
def ballot_arranged(fact: Fact[BallotArranged], read_model: ReadModel) -> None:
    """Show how it is voted on."""
    it = fact.event
    closes_at = instant(it.closes_at) if it.closes_at else None
    read_model.change(motions, fact, {"motion": str(it.motion)}, ballot=it.form.name, closes_at=closes_at)


@project.on(RecordedVoteRequired)
def recorded_vote_required(fact: Fact[RecordedVoteRequired], read_model: ReadModel) -> None:
    """Show who asked for every vote by name."""
    it = fact.event
    read_model.change(motions, fact, {"motion": str(it.motion)}, required_by=str(it.member))


@project.on(VotesCounted)
def votes_counted(fact: Fact[VotesCounted], read_model: ReadModel) -> None:
    """Show the count."""
    it = fact.event
    read_model.change(
        motions,
        fact,
        {"motion": str(it.motion)},
        counted_for=it.votes_for,
        counted_against=it.votes_against,
        counted_abstained=it.abstained,
        counted_by=str(it.counted_by),
    )


@project.on(ConsensusStated)
def consensus_stated(fact: Fact[ConsensusStated], read_model: ReadModel) -> None:
    """Show who stated that everybody agreed."""
    it, at = fact.event, moment(fact)
    read_model.change(motions, fact, {"motion": str(it.motion)}, agreed_by=str(it.stated_by), agreed_at=at)


@project.on(VoteCast)
def vote_cast(fact: Fact[VoteCast], read_model: ReadModel) -> None:
    """Add a line to the voting record."""
    it = fact.event
    read_model.add(
        votes,
        fact,
        motion=str(it.motion),
        seat=str(it.seat),
        voter=str(it.voter),
        choice=it.choice.name,
        cast_at=moment(fact),
    )


@project.on(CastingVoteGiven)
def casting_vote_given(fact: Fact[CastingVoteGiven], read_model: ReadModel) -> None:
    """Show who broke the tie, and how."""
    it, at = fact.event, moment(fact)
    key = {"motion": str(it.motion)}
    read_model.change(motions, fact, key, casting_by=str(it.presiding), casting_choice=it.choice.name, casting_at=at)


@project.on(VoteClosed)
def vote_closed(fact: Fact[VoteClosed], read_model: ReadModel) -> None:
    """Show that nobody votes on it any more."""
    key = {"motion": str(fact.event.motion)}
    read_model.change(motions, fact, key, status=MotionStatus.CLOSED.name, closed_at=moment(fact))


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """Show what became of it."""
    it, status = fact.event, MotionStatus.DECIDED.name
    key = {"motion": str(it.motion)}
    read_model.change(motions, fact, key, status=status, decision=str(it.decision), outcome=it.outcome.name)
