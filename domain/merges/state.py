"""What is remembered of two entries that may be one person: what was asked, what holds, and what the two did."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from domain.boards.events import MemberAppointed, MemberElected
from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, BoardId, MergeId, MotionId, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.meetings.events import VoteCast
from domain.merges.events import (
    MergeAsked,
    MergeDeclined,
    OfMerge,
    PersonsMerged,
    PersonsUnmerged,
    UnmergeAsked,
    UnmergeDeclined,
)
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
    declined_at: int | None = None
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
        case event if isinstance(event, OfMerge):
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
    if isinstance(fact.event, MergeAsked):
        return Merge(asked=fact.event, wish=_wish(fact))
    return replace(merge, **_CHANGES[type(fact.event)](fact)) if merge else None


def _wish(fact: Fact[Event]) -> Wish:
    return Wish(fact.envelope.actor, fact.position)


_CHANGES: Mapping[type[Event], Callable[[Fact[Event]], dict[str, Any]]] = {
    PersonsMerged: lambda fact: {"held_from": fact.position},
    MergeDeclined: lambda fact: {"declined_at": fact.position},
    UnmergeAsked: lambda fact: {"unwished": _wish(fact)},
    UnmergeDeclined: lambda _: {"unwished": None},
    PersonsUnmerged: lambda fact: {"held_to": fact.position},
}
