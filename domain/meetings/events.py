"""What happens before, in and after a meeting; when it happened stands in the envelope."""

from datetime import date, datetime

from domain.boards.conflicts import Determiner, Management
from domain.boards.remit import DecisionType
from domain.boards.voting import BallotForm
from domain.interests.categories import Category
from domain.interests.findings import Level
from domain.kernel.ids import (
    BoardId,
    CaseId,
    CorrectionId,
    DecisionId,
    InterestId,
    ItemId,
    MeetingId,
    MotionId,
    OrganisationCode,
    PersonId,
    SeatId,
)
from domain.kernel.messages import Event, FreeText, PersonalText, PublicText, event
from domain.meetings.motions import Attended, Choice, Corrected, Direction, Presence
from domain.meetings.parts import ExceptionRelied, Part
from domain.meetings.terms import Terms


@event("meetings.MeetingCalled", version=1)
class MeetingCalled(Event):
    """A meeting of a board was called for a time and place."""

    meeting: MeetingId
    board: BoardId
    starts_at: datetime
    place: PublicText


@event("meetings.NoticeGiven", version=1)
class NoticeGiven(Event):
    """Notice of a meeting was given to its members."""

    meeting: MeetingId
    given: date


@event("meetings.ItemPlaced", version=1)
class ItemPlaced(Event):
    """An item was placed on the agenda; a case comes in the version submitted."""

    meeting: MeetingId
    item: ItemId
    board: BoardId
    number: PublicText
    title: FreeText
    purpose: DecisionType
    case: CaseId | None
    version: int | None


@event("meetings.ItemWithdrawn", version=1)
class ItemWithdrawn(Event):
    """An item was taken off the agenda before it was decided."""

    meeting: MeetingId
    item: ItemId
    why: FreeText


@event("meetings.MeetingOpened", version=1)
class MeetingOpened(Event):
    """The meeting was opened by the person presiding."""

    meeting: MeetingId
    board: BoardId
    presiding: PersonId


@event("meetings.PersonArrived", version=1)
class PersonArrived(Event):
    """A person came to the meeting."""

    meeting: MeetingId
    person: PersonId
    presence: Presence


@event("meetings.PersonLeft", version=1)
class PersonLeft(Event):
    """A person left the room, for an item or for good."""

    meeting: MeetingId
    person: PersonId
    item: ItemId | None


@event("meetings.PersonReturned", version=1)
class PersonReturned(Event):
    """A person came back into the room."""

    meeting: MeetingId
    person: PersonId
    presence: Presence


@event("meetings.ItemOpened", version=1)
class ItemOpened(Event):
    """The meeting turned to an item."""

    meeting: MeetingId
    item: ItemId
    presiding: PersonId


@event("meetings.InterestDeclaredAtItem", version=1)
class InterestDeclaredAtItem(Event):
    """A person declared at an item an interest in it, on the register already or new."""

    meeting: MeetingId
    item: ItemId
    person: PersonId
    interest: InterestId | None
    category: Category | None
    organisation: OrganisationCode | None
    part: Part | None
    narrative: PersonalText | None


@event("meetings.RulingGiven", version=1)
class RulingGiven(Event):
    """It was determined how a person's conflict at an item is managed."""

    meeting: MeetingId
    item: ItemId
    person: PersonId
    management: Management
    determined_by: Determiner
    determiner: PersonId | None
    assessed: Level | None
    exception: ExceptionRelied | None
    until: date | None
    part: Part | None
    why: FreeText


@event("meetings.MotionPut", version=1)
class MotionPut(Event):
    """A motion was put to the members at an item."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    board: BoardId
    case: CaseId | None
    version: int | None
    direction: Direction
    text: FreeText
    mover: PersonId | None
    seconder: PersonId | None
    terms: Terms
    earlier: DecisionId | None  # the decision that it ratifies, varies, rescinds or replaces


@event("meetings.VoteCast", version=1)
class VoteCast(Event):
    """A member voted on a motion."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    board: BoardId
    case: CaseId | None
    seat: SeatId
    voter: PersonId
    choice: Choice


@event("meetings.CastingVoteGiven", version=1)
class CastingVoteGiven(Event):
    """The person presiding broke a tie."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    board: BoardId
    case: CaseId | None
    presiding: PersonId
    choice: Choice


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


@event("meetings.VoteClosed", version=1)
class VoteClosed(Event):
    """Voting on a motion was closed."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId


@event("meetings.ItemClosed", version=1)
class ItemClosed(Event):
    """The meeting finished with an item."""

    meeting: MeetingId
    item: ItemId


@event("meetings.MeetingClosed", version=1)
class MeetingClosed(Event):
    """The meeting ended."""

    meeting: MeetingId


@event("meetings.CorrectionAsked", version=1)
class CorrectionAsked(Event):
    """Somebody asked for a correction of the record; it holds once another confirms it.

    Of an attendance without `attended` it says that the person was not there, of a vote without `choice` that the
    seat did not vote.
    """

    meeting: MeetingId
    correction: CorrectionId
    subject: Corrected
    person: PersonId | None
    attended: Attended | None
    motion: MotionId | None
    seat: SeatId | None
    choice: Choice | None


@event("meetings.CorrectionConfirmed", version=1)
class CorrectionConfirmed(Event):
    """Another person confirmed a correction: from now on the record is read with it; the original stays as it was."""

    meeting: MeetingId
    correction: CorrectionId
    subject: Corrected
    person: PersonId | None
    attended: Attended | None
    motion: MotionId | None
    seat: SeatId | None
    choice: Choice | None
    asked_at: int  # the fact by which it was asked for
