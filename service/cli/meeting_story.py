"""A meeting told fact by fact in words: what was recorded, and how the meeting stood then otherwise than before."""

from collections.abc import Iterator, Sequence
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.ids import MeetingId
from domain.people.events import PersonRegistered
from service.meetings.replay_shown import AfterFact, ItemThen, QuorumThen
from service.meetings.replays import after_each
from service.store.connections import Connection
from service.store.leaves import fact_of
from service.store.selecting import every

MARGIN = " " * 9


class Offices:
    """People by the office they hold; their names lie under a key that a copy of the record comes without."""

    def __init__(self, connection: Connection, ledger: str) -> None:
        """Look them up in this ledger."""
        self._connection, self._ledger = connection, ledger
        self._known: dict[str, str] = {}

    def of(self, person: str | None) -> str:
        """The office, with the end of the id by which those with the same office are told apart."""
        if person is None:
            return "nobody"
        if person not in self._known:
            rows = every(self._connection, self._ledger, {(f"person:{person}", PersonRegistered.type_name)})
            held = [fact_of(position, bytes(leaf)).event for _, _, position, leaf in rows]
            office = next((one.office for one in held if isinstance(one, PersonRegistered)), "somebody")
            self._known[person] = f"{office} (…{person[-4:]})"
        return self._known[person]


def told(
    connection: Connection, ledger: str, meeting: MeetingId, facts: Sequence[Fact[Any]], *, upto: int
) -> Iterator[list[str]]:
    """For each fact its lines: when it happened and what it says, and below what was otherwise after it."""
    offices, before = Offices(connection, ledger), None
    for one in after_each(connection, ledger, meeting, facts, upto=upto):
        heading = f"{one.fact.position:>7}  {one.fact.occurred_at[:16]}Z  {one.fact.sentence}"
        yield [heading, *(f"{MARGIN}{line}" for line in _otherwise(before, one, offices))]
        before = one


def _otherwise(before: AfterFact | None, now: AfterFact, offices: Offices) -> Iterator[str]:
    if before is None or before.status != now.status:
        yield f"The meeting is {now.status.lower()}."
    if now.presiding and (before is None or before.presiding != now.presiding):
        yield f"{offices.of(now.presiding)} presides."
    yield from _room(before, now, offices)
    earlier = {one.item: one for one in before.open} if before else {}
    for item in now.open:
        yield from _item(earlier.pop(item.item, None), item, offices)
    yield from (f"Item {one.number} is over." for one in earlier.values())


def _room(before: AfterFact | None, now: AfterFact, offices: Offices) -> Iterator[str]:
    were = {one.person: one.presence for one in before.in_room} if before else {}
    here = {one.person: one.presence for one in now.in_room}
    for person, presence in here.items():
        if were.get(person) != presence:
            yield f"{offices.of(person)} is in the room ({_words(presence)})."
    yield from (f"{offices.of(person)} is out of the room." for person in were if person not in here)


def _item(before: ItemThen | None, now: ItemThen, offices: Offices) -> Iterator[str]:
    if before is None:
        presides = f", with {offices.of(now.presiding)} presiding" if now.presiding else ""
        yield f"Item {now.number} is under way{presides}."
    if before is None or before.quorum != now.quorum:
        yield f"Item {now.number} {_quorum(now.quorum)}."
    known = before.conflicts if before else ()
    for one in now.conflicts:
        if one not in known:
            kept = "is kept from" if one.excluded else "is in conflict at"
            yield f"{offices.of(one.person)} {kept} item {now.number} ({_words(one.ground)}: {_words(one.management)})."
    had = {one.motion: one.cast for one in before.votes} if before else {}
    for vote in now.votes:
        if vote.motion not in had:
            yield f"A vote is open at item {now.number}."
        elif had[vote.motion] != vote.cast:
            yield f"{vote.cast} {'vote' if vote.cast == 1 else 'votes'} at item {now.number}."


def _quorum(found: QuorumThen) -> str:
    if found.quorate:
        return f"has a quorum: {found.counted} count, {found.needed} are needed"
    return f"has no quorum: {found.counted} count, {found.needed} are needed ({', '.join(map(_words, found.unmet))})"


def _words(code: str) -> str:
    return code.lower().replace("_", " ").replace("-", " ")
