"""What one may ask about a decision."""

from domain.kernel.ids import DecisionId, ItemId, MeetingId, MotionId, ProposalId
from domain.kernel.messages import Command
from domain.kernel.values import value
from domain.meetings.commands import GiveCastingVote


@value
class TakeDecision(Command):
    """Take the decision on a motion: close the vote, judge it and record the outcome.

    `proposal` names the proposal that a carried recommendation makes, where the board proposes by its votes.
    """

    decision: DecisionId
    meeting: MeetingId
    item: ItemId
    motion: MotionId
    proposal: ProposalId | None = None


@value
class PreviewDecision(Command):
    """Preview the decision on a motion: the same verdict, and nothing is recorded."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId


@value
class ForecastMeeting(Command):
    """Ask who would be kept from the items of a meeting still to come, and whether there would be a quorum."""

    meeting: MeetingId


@value
class JudgeAgain(Command):
    """Judge a decision anew with what has become known since; nobody asks for it, late knowledge does."""

    decision: DecisionId
    meeting: MeetingId
    item: ItemId
    motion: MotionId
    cause: int  # the fact that came late


Asking = TakeDecision | PreviewDecision | GiveCastingVote | JudgeAgain
