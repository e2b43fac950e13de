"""What is remembered of two entries that may be one person: what was asked, what holds, and what the two did."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from domain.boards.events import MemberAppointed, MemberElected
from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, BoardId, MergeId, MotionId, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.meetings.events import VoteCast
from domain.merges.events import MergeAsked, PersonsMerged, PersonsUnmerged, UnmergeAsked
from domain.people.events import PersonRegistered


class Wish(NamedTuple):
    """That somebody asked for something, by which fact."""

    by: ActorId
    position: int


@value
class Merge:
    """One merge: which entries, who asked for it and for its end, and since when it holds or holds no more."""

    asked: MergeAsked
    wish: Wish
    held_from: int | None = None
    unwished: Wish | None = None
    held_to: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the two are one now."""
        return self.held_from is not None and self.held_to is None


class Act(NamedTuple):
    """That somebody sat on a board or voted on a motion, by which fact."""

    person: PersonId
    thing: BoardId | MotionId
    position: int


@value
class Merges:
    """The merges looked up, who is registered, and what those concerned did on boards and motions."""

    by_id: Mapping[MergeId, Merge]
    persons: Mapping[PersonId, int]
    acts: tuple[Act, ...] = ()

    def away(self, person: PersonId) -> Merge | None:
        """The merge by which an entry is seen as somebody else's now."""
        return next((one for one in self.by_id.values() if one.holds and one.asked.merged == person), None)

    def acts_of(self, person: PersonId) -> tuple[Act, ...]:
        """What a person did."""
        return tuple(one for one in self.acts if one.person == person)


BLANK = Merges(by_id={}, persons={})


def evolve(known: Merges, fact: Fact[Event]) -> Merges:
    """Remember what happened to entries, and what the people behind them did."""
    match fact.event:
        case MergeAsked() | PersonsMerged() | UnmergeAsked() | PersonsUnmerged() as event:
            merge = _after(known.by_id.get(event.merge), fact)
            return replace(known, by_id={**known.by_id, event.merge: merge}) if merge else known
        case PersonRegistered(person=person):
            return replace(known, persons={**known.persons, person: fact.position})
        case MemberAppointed(person=person, board=board) | MemberElected(person=person, board=board):
            return replace(known, acts=(*known.acts, Act(person, board, fact.position)))
        case VoteCast(voter=person, motion=motion):
            return replace(known, acts=(*known.acts, Act(person, motion, fact.position)))
    return known


def _after(merge: Merge | None, fact: Fact[Event]) -> Merge | None:
    wish = Wish(fact.envelope.actor, fact.position)
    match fact.event:
        case MergeAsked() as event:
            return Merge(asked=event, wish=wish)
        case PersonsMerged() if merge:
            return replace(merge, held_from=fact.position)
        case UnmergeAsked() if merge:
            return replace(merge, unwished=wish)
        case PersonsUnmerged() if merge:
            return replace(merge, held_to=fact.position)
    return merge
