"""What one may ask about minutes."""

from domain.kernel.ids import ItemId, MeetingId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value
from domain.minutes.amendments import Amendment


@value
class DraftMinutes(Command):
    """Draft the minutes of a meeting, or draft them anew."""

    meeting: MeetingId
    text: FreeText
    document_hash: PublicText


@value
class ConfirmMinutes(Command):
    """Record that a later meeting confirmed the minutes."""

    meeting: MeetingId
    at_meeting: MeetingId
    at_item: ItemId
    amendments: tuple[Amendment, ...] = ()


@value
class DeferMinutes(Command):
    """Record that a meeting put off confirming the minutes."""

    meeting: MeetingId
    at_meeting: MeetingId
    at_item: ItemId
    why: FreeText


@value
class CorrectMinutes(Command):
    """Record that a later meeting corrected confirmed minutes."""

    meeting: MeetingId
    at_meeting: MeetingId
    at_item: ItemId
    amendments: tuple[Amendment, ...]
    why: FreeText


Resolving = ConfirmMinutes | DeferMinutes | CorrectMinutes
MinutesCommand = DraftMinutes | Resolving
