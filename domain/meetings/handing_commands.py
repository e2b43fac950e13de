"""What one may ask about who presides at an item that is under way."""

from domain.kernel.ids import ItemId, MeetingId, PersonId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class HandOverPresiding(Command):
    """Leave the chair to somebody else for the rest of an item."""

    meeting: MeetingId
    item: ItemId
    presiding: PersonId
