"""Which decisions it touches that two entries on the register of people are one person, or two after all."""

from collections.abc import Iterable
from typing import Any, cast

from domain.boards.events import MemberAppointed, MemberElected
from domain.decisions.events import DecisionTaken
from domain.kernel.deciders import Read
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, MeetingId, PersonId
from domain.kernel.selections import about
from domain.meetings.events import PersonArrived, VoteCast
from domain.merges.events import PersonsMerged, PersonsUnmerged
from domain.people.events import PersonRegistered


def by_their_names_of_today(said: PersonsMerged | PersonsUnmerged, read: Read) -> tuple[PersonId, ...]:
    """Both of whom a merge speaks, as the record calls them now: either may have been merged onwards."""
    entered = cast("list[Fact[PersonRegistered]]", read(about((said.person, said.merged), PersonRegistered)))
    return tuple({said.person, said.merged, *(fact.event.person for fact in entered)})


def decided_with_either(either: tuple[PersonId, ...], read: Read) -> list[Fact[DecisionTaken]]:
    """The decisions of boards on which either had a seat, and of meetings at which either was, with a part in them."""
    acts: Iterable[Fact[Any]] = read(about(either, MemberAppointed, MemberElected, PersonArrived, VoteCast))
    named = {getattr(act.event, name) for act in acts for name in ("board", "meeting") if hasattr(act.event, name)}
    where = [thing for thing in named if isinstance(thing, BoardId | MeetingId)]
    taken = cast("list[Fact[DecisionTaken]]", read(about(where, DecisionTaken)))
    return [fact for fact in taken if not _part_in(fact.event).isdisjoint(either)]


def _part_in(taken: DecisionTaken) -> frozenset[PersonId]:
    """Whoever held a seat, stood in, was in the room, had left it, voted or was kept from voting."""
    inputs = taken.inputs
    seated = {person for seat in inputs.roster for person in (*seat.holders, seat.deputy) if person is not None}
    there = {at.person for at in inputs.attending} | {ballot.voter for ballot in inputs.ballots}
    return frozenset(seated | there | set(inputs.withdrawn) | {one.person for one in inputs.exclusions})
