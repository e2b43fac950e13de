"""What is sent about minutes."""

from domain.kernel.ids import ItemId, MeetingId, MotionId
from domain.minutes.amendments import Amendment
from service.edge.bodies import Body
from service.edge.fields import IdOf, LongText, Many, ShortText
from service.recording.circumstances import RecordBody


class MinutesBody(RecordBody):
    """Minutes as they were drafted, with the SHA-256 of the document they stand in."""

    text: LongText
    document_hash: ShortText


class AmendmentBody(Body):
    """Words put in place of others; without `was` they are inserted, without `becomes` taken out."""

    item: IdOf[ItemId] | None = None
    motion: IdOf[MotionId] | None = None
    was: LongText | None = None
    becomes: LongText | None = None

    def amendment(self) -> Amendment:
        """The same as a value."""
        return Amendment(item=self.item, motion=self.motion, was=self.was, becomes=self.becomes)


class ConfirmationBody(RecordBody):
    """The later meeting and its item at which the minutes were confirmed, and subject to what."""

    at_meeting: IdOf[MeetingId]
    at_item: IdOf[ItemId]
    amendments: Many[AmendmentBody] = ()


class DeferralBody(RecordBody):
    """The meeting that put the minutes off, and why."""

    at_meeting: IdOf[MeetingId]
    at_item: IdOf[ItemId]
    why: LongText


class MinutesCorrectionBody(DeferralBody):
    """The later meeting that found confirmed minutes wrong, why, and what they are to say."""

    amendments: Many[AmendmentBody]
