"""Identity: which entries on the register of people are one person, and the record as it reads knowing that.

This is the one place that knows. Whoever decides is told facts and commands in which each person has one name, and is
given the facts about all their entries where they ask for one.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from domain.kernel.deciders import Answer, Decider, Read, consider, in_order
from domain.kernel.facts import Fact
from domain.kernel.ids import MergeId, PersonId
from domain.kernel.messages import Command, Event
from domain.kernel.selections import Pair, Selection
from domain.merges.commands import MergeCommand
from domain.merges.events import OfMerge, PersonsMerged, PersonsUnmerged
from domain.merges.naming import renamed

T = TypeVar("T")
C = TypeVar("C", bound=Command)
K = TypeVar("K")


class Identity(NamedTuple):
    """By what name everybody goes who is named otherwise by some entry; most records have nobody."""

    names: Mapping[PersonId, PersonId]

    def name_of(self, person: PersonId) -> PersonId:
        """The entry that goes on for this person."""
        return self.names.get(person, person)

    def entries_of(self, person: PersonId) -> tuple[PersonId, ...]:
        """Every entry of this person, the one that goes on first."""
        name = self.name_of(person)
        return (name, *(entry for entry, of in self.names.items() if of == name))

    @property
    def classes(self) -> tuple[tuple[PersonId, ...], ...]:
        """Everybody who has several entries, each with all of them."""
        return tuple(self.entries_of(name) for name in sorted(set(self.names.values())))

    def tags_of(self, tag: str) -> tuple[str, ...]:
        """The tags of every entry of the person whose tag this is; of anything else its own."""
        for entry, name in self.names.items():
            if tag in {entry.tag, name.tag}:
                return tuple(one.tag for one in self.entries_of(name))
        return (tag,)

    def told(self, thing: T) -> T:
        """A value in which each person has one name; what is said of the entries themselves stays as it is."""
        if not self.names or isinstance(thing, OfMerge | MergeCommand):
            return thing
        named: T = renamed(thing, self.names)
        return named

    def entries_in(self, command: Command) -> Mapping[PersonId, PersonId]:
        """By whom a command calls each person whom it names by one entry, and not the one that goes on.

        What follows is recorded under that entry, so that it is still theirs when a merge is taken back.
        """
        said: dict[PersonId, list[PersonId]] = {}
        for entry, name in self.names.items():
            if not isinstance(command, MergeCommand) and renamed(command, {entry: name}) is not command:
                said.setdefault(name, []).append(entry)
        return {
            name: entries[0]
            for name, entries in said.items()
            if len(entries) == 1 and renamed(command, {name: entries[0]}) is command
        }

    def fact(self, fact: Fact[Event]) -> Fact[Event]:
        """A fact as it reads knowing who is who."""
        event = self.told(fact.event)
        return fact if event is fact.event else Fact(position=fact.position, event=event, envelope=fact.envelope)

    def widened(self, selection: Selection) -> Selection:
        """The same selection with all entries of everybody it is about."""
        if not self.names:
            return selection
        return Selection(every=self._with_all_entries(selection.every), newest=self._with_all_entries(selection.newest))

    def reading(self, read: Read) -> Read:
        """Looking facts up as if each person had always had one entry."""
        if not self.names:
            return read

        def read_as_one(selection: Selection) -> Sequence[Fact[Event]]:
            return in_order(self.fact(fact) for fact in read(self.widened(selection)))

        return read_as_one

    def _with_all_entries(self, pairs: frozenset[Pair]) -> frozenset[Pair]:
        tags = {entry.tag: [one.tag for one in self.entries_of(entry)] for entry in (*self.names, *self.names.values())}
        return frozenset((tag, kind) for named, kind in pairs for tag in tags.get(named, (named,)))


NOBODY_TWICE = Identity({})


def identity_of(merges: Iterable[tuple[PersonId, PersonId]]) -> Identity:
    """Who is who, by the merges in force: each entry with the one into which it was merged, whatever became of that."""
    into = dict(merges)

    def last(person: PersonId) -> PersonId:
        while person in into:
            person = into[person]
        return person

    return Identity({entry: last(entry) for entry in into}) if into else NOBODY_TWICE


def identity_in(read: Read, ledger: str) -> Identity:
    """Who is who on a record as it stands."""
    in_force: dict[MergeId, tuple[PersonId, PersonId]] = {}
    for fact in read(_merges_in(ledger)):
        match fact.event:
            case PersonsMerged() as event:
                in_force[event.merge] = (event.merged, event.person)
            case PersonsUnmerged() as event:
                del in_force[event.merge]
    return identity_of(in_force.values())


@lru_cache
def _merges_in(ledger: str) -> Selection:
    return Selection(every=frozenset((f"body:{ledger}", kind.type_name) for kind in (PersonsMerged, PersonsUnmerged)))


def as_one(read: Read, ledger: str) -> Read:
    """Looking up facts of a record as it reads knowing who is who."""
    return identity_in(read, ledger).reading(read)


def consider_as_one(decider: Decider[C, K], command: C, read: Read, ledger: str) -> Answer[C]:
    """What a record on which each person has one name answers a command, in the names that the command uses.

    Raises `Refused`.
    """
    identity = identity_in(read, ledger)
    answer = consider(decider, identity.told(command), identity.reading(read))
    entries = identity.entries_in(command)
    if not entries:
        return answer
    return Answer(renamed(answer.command, entries), [renamed(event, entries) for event in answer.events])
