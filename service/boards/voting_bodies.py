"""The voting rules of a charter as data: what carries a motion, who breaks a tie, what has a vote."""

from typing import Annotated

from pydantic import Field

from domain.boards.quorum import Rounding
from domain.boards.voting import BallotForm, CastingVote, OnTie, Threshold, VoteUnit
from service.boards.quorum_bodies import AppliesTo, Count
from service.edge.bodies import Body
from service.edge.fields import Many, Word

Patients = Annotated[int, Field(strict=True, ge=1, le=100_000_000, json_schema_extra={"format": "int32"})]


class PatientWeightBody(Body):
    """One vote for each so many patients registered with the practice."""

    divisor: Annotated[Patients, Field(description="How many patients one vote stands for.")]
    rounding: Annotated[Word[Rounding], Field(description="How a part of a vote is rounded.")]
    at_least: Annotated[Count, Field(description="The fewest votes of a practice, however small.")] = 0


class VotingRuleBody(Body):
    """One voting rule."""

    applies_to: AppliesTo = ()
    threshold: Annotated[Word[Threshold], Field(description="What carries a motion.")] = (
        Threshold.MAJORITY_OF_VOTES_CAST
    )
    abstentions_count_as_present: Annotated[
        bool, Field(description="Whether those who abstain are among the members present.")
    ] = True
    casting_vote: Annotated[Word[CastingVote], Field(description="Who may break a tie.")] = CastingVote.NONE
    vote_unit: Annotated[Word[VoteUnit], Field(description="What has one vote.")] = VoteUnit.SEAT
    weight: Annotated[PatientWeightBody | None, Field(description="How votes are weighed by patients.")] = None
    ballots: Annotated[
        Many[Word[BallotForm]],
        Field(max_length=5, description="Forms of ballot beside votes by name; none means hands and consensus."),
    ] = ()
    on_tie: Annotated[Word[OnTie], Field(description="What a tie that nobody breaks means.")] = OnTie.LOST
