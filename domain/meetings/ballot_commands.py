"""What one may ask about a ballot that is not taken one by one and by name."""

from datetime import datetime

from domain.boards.voting import BallotForm
from domain.kernel.ids import ItemId, MeetingId, MotionId, PersonId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class ArrangeBallot(Command):
    """Settle how a motion is voted on."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    form: BallotForm
    closes_at: datetime | None


@value
class RequireRecordedVote(Command):
    """Require that every vote on a motion be recorded by name."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    member: PersonId


@value
class CountVotes(Command):
    """Record how many voted for, against and not at all, without names."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    votes_for: int
    votes_against: int
    abstained: int
    counted_by: PersonId


@value
class StateConsensus(Command):
    """State as the person presiding that everybody agrees."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    stated_by: PersonId


BallotCommand = ArrangeBallot | RequireRecordedVote | CountVotes | StateConsensus
