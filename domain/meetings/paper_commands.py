"""What one may ask about the papers of a meeting."""

from domain.kernel.ids import ItemId, MeetingId, PersonId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class SendPapers(Command):
    """Record that the papers of an item were sent to people."""

    meeting: MeetingId
    item: ItemId
    people: tuple[PersonId, ...]


@value
class ReadPapers(Command):
    """Record that somebody read the papers of an item."""

    meeting: MeetingId
    item: ItemId
    person: PersonId
