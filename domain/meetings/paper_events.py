"""What happens to the papers of a meeting; when it happened stands in the envelope."""

from domain.kernel.ids import ItemId, MeetingId, PersonId
from domain.kernel.messages import Event, event


@event("meetings.PapersSent", version=1)
class PapersSent(Event):
    """The papers of an item were sent to these people."""

    meeting: MeetingId
    item: ItemId
    people: tuple[PersonId, ...]


@event("meetings.PapersRead", version=1)
class PapersRead(Event):
    """Somebody read the papers of an item."""

    meeting: MeetingId
    item: ItemId
    person: PersonId
