"""What happens where somebody else takes the chair at an item."""

from domain.kernel.ids import ItemId, MeetingId, PersonId
from domain.kernel.messages import Event, event


@event("meetings.PresidingHandedOver", version=1)
class PresidingHandedOver(Event):
    """Whoever presided at an item left the chair to somebody else, who presides from then on."""

    meeting: MeetingId
    item: ItemId
    presiding: PersonId
