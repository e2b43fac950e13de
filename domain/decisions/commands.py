"""What one may ask about a decision."""

from datetime import date

from domain.boards.remit import DecisionType
from domain.kernel.ids import BoardId, CaseId, DecisionId, ItemId, MeetingId, MotionId, PersonId, ProposalId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value
from domain.meetings.commands import GiveCastingVote
from domain.meetings.motions import Direction
from domain.meetings.terms import Terms


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
class TakeChairsAction(Command):
    """Act for a board that cannot wait or finds no quorum, two members jointly; to be ratified by a day."""

    decision: DecisionId
    board: BoardId
    case: CaseId
    direction: Direction
    actors: tuple[PersonId, ...]
    text: FreeText
    urgency: FreeText
    terms: Terms
    ratify_by: date
    earlier: DecisionId | None

    @property
    def purpose(self) -> DecisionType:
        """What kind of decision it is."""
        recommends = self.direction is Direction.RECOMMEND
        return DecisionType.RECOMMENDATION if recommends else DecisionType.FINAL_APPROVAL

    @property
    def meeting(self) -> MeetingId:
        """Those who act, looked at as a sitting of the board."""
        return MeetingId(self.decision)

    @property
    def item(self) -> ItemId:
        """The case, looked at as the one item of that sitting."""
        return ItemId(self.decision)

    @property
    def motion(self) -> MotionId:
        """The action, looked at as a motion; nobody votes on it."""
        return MotionId(self.decision)


@value
class ForecastMeeting(Command):
    """Ask who would be kept from the items of a meeting still to come, and whether there would be a quorum.

    With a board, as if they came before that one on the same day: of its members, and under its charter.
    """

    meeting: MeetingId
    board: BoardId | None = None


@value
class JudgeAgain(Command):
    """Judge a decision anew with what has become known since; nobody asks for it, late knowledge does."""

    decision: DecisionId
    meeting: MeetingId
    item: ItemId
    motion: MotionId
    cause: int  # the fact that came late


@value
class JudgeActionAgain(Command):
    """Judge a chair's action anew with what has become known since; nobody asks for it, late knowledge does."""

    decision: DecisionId
    board: BoardId
    case: CaseId
    cause: int  # the fact that came late


Asking = TakeDecision | PreviewDecision | GiveCastingVote | JudgeAgain
