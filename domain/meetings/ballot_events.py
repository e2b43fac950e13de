"""What happens when members vote otherwise than one by one and by name."""

from datetime import datetime

from domain.boards.voting import BallotForm
from domain.kernel.ids import ItemId, MeetingId, MotionId, PersonId
from domain.kernel.messages import Event, event


@event("meetings.BallotArranged", version=1)
class BallotArranged(Event):
    """It was settled how a motion is voted on; a ballot in writing has a moment at which it closes."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    form: BallotForm
    closes_at: datetime | None


@event("meetings.RecordedVoteRequired", version=1)
class RecordedVoteRequired(Event):
    """A member required that every vote on a motion be recorded by name."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    member: PersonId


@event("meetings.VotesCounted", version=1)
class VotesCounted(Event):
    """Votes on a motion were counted without names, as hands or as papers."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    votes_for: int
    votes_against: int
    abstained: int
    counted_by: PersonId


@event("meetings.ConsensusStated", version=1)
class ConsensusStated(Event):
    """The person presiding stated that everybody agreed, and nobody asked for a vote."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    stated_by: PersonId
