"""What one may ask about a meeting."""

from datetime import date, datetime

from domain.boards.conflicts import Determiner, Management
from domain.boards.remit import DecisionType
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
from domain.kernel.messages import Command, FreeText, PersonalText, PublicText
from domain.kernel.values import value
from domain.meetings.ballot_commands import BallotCommand
from domain.meetings.common_commands import NameCommonMeeting
from domain.meetings.declined_commands import DeclineCorrection
from domain.meetings.handing_commands import HandOverPresiding
from domain.meetings.motions import Attended, Choice, Corrected, Direction, Presence
from domain.meetings.paper_commands import ReadPapers, SendPapers
from domain.meetings.parts import ExceptionRelied, Part
from domain.meetings.terms import Terms


@value
class CallMeeting(Command):
    """Call a meeting of a board."""

    meeting: MeetingId
    board: BoardId
    starts_at: datetime
    place: PublicText


@value
class GiveNotice(Command):
    """Record that notice of a meeting was given."""

    meeting: MeetingId
    given: date


@value
class PlaceItem(Command):
    """Place an item on the agenda of a meeting."""

    meeting: MeetingId
    item: ItemId
    number: PublicText
    title: FreeText
    purpose: DecisionType
    case: CaseId | None


@value
class WithdrawItem(Command):
    """Take an item off the agenda."""

    meeting: MeetingId
    item: ItemId
    why: FreeText


@value
class OpenMeeting(Command):
    """Open a meeting."""

    meeting: MeetingId
    presiding: PersonId


@value
class Arrive(Command):
    """Record that a person came to the meeting."""

    meeting: MeetingId
    person: PersonId
    presence: Presence


@value
class Leave(Command):
    """Record that a person left the room."""

    meeting: MeetingId
    person: PersonId
    item: ItemId | None


@value
class Return(Command):
    """Record that a person came back into the room."""

    meeting: MeetingId
    person: PersonId
    presence: Presence


@value
class OpenItem(Command):
    """Turn to an item of the agenda."""

    meeting: MeetingId
    item: ItemId
    presiding: PersonId


@value
class DeclareAtItem(Command):
    """Declare an interest in an item."""

    meeting: MeetingId
    item: ItemId
    person: PersonId
    interest: InterestId | None
    category: Category | None
    organisation: OrganisationCode | None
    part: Part | None
    narrative: PersonalText | None


@value
class GiveRuling(Command):
    """Determine how a person's conflict at an item is managed."""

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


@value
class PutMotion(Command):
    """Put a motion to the members."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    direction: Direction
    text: FreeText
    mover: PersonId | None
    seconder: PersonId | None
    terms: Terms
    earlier: DecisionId | None  # the decision that it ratifies, varies, rescinds or replaces


@value
class CastVote(Command):
    """Cast a vote on a motion."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    seat: SeatId
    voter: PersonId
    choice: Choice


@value
class GiveCastingVote(Command):
    """Break a tie as the person presiding; whether there is one follows from a judgement, so decisions answer it."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId
    presiding: PersonId
    choice: Choice


@value
class CloseVote(Command):
    """Close the voting on a motion."""

    meeting: MeetingId
    item: ItemId
    motion: MotionId


@value
class CloseItem(Command):
    """Finish with an item."""

    meeting: MeetingId
    item: ItemId


@value
class CloseMeeting(Command):
    """End a meeting."""

    meeting: MeetingId


@value
class AskCorrection(Command):
    """Ask for a correction of the record of a meeting; somebody else confirms it."""

    meeting: MeetingId
    correction: CorrectionId
    subject: Corrected
    person: PersonId | None = None
    attended: Attended | None = None
    motion: MotionId | None = None
    seat: SeatId | None = None
    choice: Choice | None = None


@value
class ConfirmCorrection(Command):
    """Confirm a correction that somebody else asked for."""

    meeting: MeetingId
    correction: CorrectionId


MeetingCommand = (
    BallotCommand
    | NameCommonMeeting
    | DeclineCorrection
    | CallMeeting
    | GiveNotice
    | PlaceItem
    | WithdrawItem
    | OpenMeeting
    | Arrive
    | Leave
    | Return
    | OpenItem
    | HandOverPresiding
    | DeclareAtItem
    | GiveRuling
    | SendPapers
    | ReadPapers
    | PutMotion
    | CastVote
    | CloseVote
    | CloseItem
    | CloseMeeting
    | AskCorrection
    | ConfirmCorrection
)
