"""What happens to the minutes of a meeting; they have the name of the meeting, and a later meeting confirms them."""

from domain.kernel.ids import BoardId, ItemId, MeetingId
from domain.kernel.messages import Event, FreeText, PublicText, event
from domain.minutes.amendments import Amendment


@event("minutes.MinutesDrafted", version=1)
class MinutesDrafted(Event):
    """Minutes of a meeting were drafted, or drafted anew before they were confirmed."""

    meeting: MeetingId
    board: BoardId
    draft: int  # 1, 2, 3, …
    text: FreeText
    document_hash: PublicText  # SHA-256 of the document, in hexadecimal


@event("minutes.MinutesConfirmed", version=1)
class MinutesConfirmed(Event):
    """A later meeting confirmed the minutes as a correct record, subject to amendments if there are any."""

    meeting: MeetingId
    draft: int
    at_meeting: MeetingId
    at_item: ItemId
    amendments: tuple[Amendment, ...]


@event("minutes.MinutesDeferred", version=1)
class MinutesDeferred(Event):
    """A meeting put off the confirmation of the minutes."""

    meeting: MeetingId
    at_meeting: MeetingId
    at_item: ItemId
    why: FreeText


@event("minutes.MinutesCorrected", version=1)
class MinutesCorrected(Event):
    """A later meeting resolved that confirmed minutes were wrong; both wordings stay."""

    meeting: MeetingId
    at_meeting: MeetingId
    at_item: ItemId
    amendments: tuple[Amendment, ...]
    why: FreeText
