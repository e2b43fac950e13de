"""What happens when two entries on the register of people are found to be one person, or two after all."""

from domain.kernel.ids import BodyCode, MergeId, PersonId
from domain.kernel.messages import Event, event
from domain.meetings.declined_facts import Declined


@event("merges.MergeAsked", version=1)
class MergeAsked(Event):
    """Somebody asked to have an entry merged into another; it holds once another confirms it."""

    body: BodyCode
    merge: MergeId
    person: PersonId  # whose entry goes on
    merged: PersonId


@event("merges.PersonsMerged", version=1)
class PersonsMerged(Event):
    """Two entries were found to be one person; both stay as they were, and everything since sees one."""

    body: BodyCode
    merge: MergeId
    person: PersonId
    merged: PersonId
    asked_at: int  # the fact by which it was asked for


@event("merges.MergeDeclined", version=1)
class MergeDeclined(Event):
    """A request to merge two entries was withdrawn or rejected, and is not confirmed any more."""

    body: BodyCode
    merge: MergeId
    person: PersonId
    merged: PersonId
    how: Declined


@event("merges.UnmergeAsked", version=1)
class UnmergeAsked(Event):
    """Somebody asked to take a merge back; it is taken back once another confirms it."""

    body: BodyCode
    merge: MergeId
    person: PersonId
    merged: PersonId


@event("merges.PersonsUnmerged", version=1)
class PersonsUnmerged(Event):
    """The two entries were found to be two people after all; everything since sees two again."""

    body: BodyCode
    merge: MergeId
    person: PersonId
    merged: PersonId
    asked_at: int


@event("merges.UnmergeDeclined", version=1)
class UnmergeDeclined(Event):
    """A request to take a merge back was withdrawn or rejected; the merge holds on."""

    body: BodyCode
    merge: MergeId
    person: PersonId
    merged: PersonId
    how: Declined


OfMerge = MergeAsked | PersonsMerged | MergeDeclined | UnmergeAsked | PersonsUnmerged | UnmergeDeclined
OF_MERGES = (MergeAsked, PersonsMerged, MergeDeclined, UnmergeAsked, PersonsUnmerged, UnmergeDeclined)
