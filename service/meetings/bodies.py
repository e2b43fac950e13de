"""What is sent about a meeting, its agenda and who is there."""

from domain.boards.remit import DecisionType
from domain.kernel.ids import BoardId, CaseId, ItemId, PersonId
from domain.meetings.motions import Presence
from service.edge.fields import Day, IdOf, Instant, LongText, ShortText, Word
from service.recording.circumstances import RecordBody


class MeetingBody(RecordBody):
    """A meeting as it is called."""

    board: IdOf[BoardId]
    starts_at: Instant
    place: ShortText


class NoticeBody(RecordBody):
    """The day on which notice was given."""

    given: Day


class ItemBody(RecordBody):
    """An item as it is placed on the agenda; a case comes in the version submitted."""

    number: ShortText
    title: ShortText
    purpose: Word[DecisionType]
    case: IdOf[CaseId] | None = None


class WithdrawalBody(RecordBody):
    """Why an item is taken off the agenda."""

    why: LongText


class PresidingBody(RecordBody):
    """Who presides."""

    presiding: IdOf[PersonId]


class ArrivalBody(RecordBody):
    """Who comes into the room, and how they take part."""

    person: IdOf[PersonId]
    presence: Word[Presence] = Presence.IN_PERSON


class DepartureBody(RecordBody):
    """Who leaves the room, and for which item if for one."""

    person: IdOf[PersonId]
    item: IdOf[ItemId] | None = None
