"""What a process remembers of a ledger is what the database would say, whoever else has been writing."""

import json
import random

import pytest

from domain.kernel.facts import Fact
from domain.kernel.messages import Command, Event
from domain.kernel.refusals import Refused
from domain.kernel.selections import Selection
from service.bus import reading
from service.store import memory as remembering
from service.store import writer as writing
from service.store.appending import Entry, append
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import lock
from service.store.memory import LedgerMemory
from service.store.unit import Unit
from service.tests.store.rig import Store, asking, in_one_unit, new_ledger, open_store, tools
from service.tests.store.specimens import (
    SHELF,
    ThingLabelled,
    ThingLost,
    ThingRegistered,
    label,
    lose,
    register,
    shelf,
    thing,
)

TYPES = (ThingRegistered, ThingLabelled, ThingLost)


def some_command(chance: random.Random) -> Command:
    number = chance.randrange(6)
    return chance.choice(
        [register(number, on=shelf(chance.randrange(2))), label(number, chance.choice("ab")), lose(number)]
    )


def some_selection(chance: random.Random) -> Selection:
    tags = [thing(number).tag for number in range(6)] + [shelf(0).tag, shelf(1).tag, SHELF.tag]
    pairs = [(tag, kind.type_name) for tag in tags for kind in TYPES]
    return Selection(
        every=frozenset(chance.sample(pairs, chance.randrange(4))),
        newest=frozenset(chance.sample(pairs, chance.randrange(4))),
    )


def record_some(connection: Connection, ledger: str, memory: LedgerMemory, chance: random.Random) -> None:
    """One batch, in which some commands are refused and selections are made in between; sometimes it all fails."""
    failing = chance.random() < 0.1
    try:
        with transaction(connection):
            unit = Unit(connection, ledger, memory, tools())
            for _ in range(chance.randrange(1, 5)):
                unit.read(some_selection(chance))
                try:
                    unit.answer(asking(ledger, some_command(chance)))
                except Refused:
                    continue
            unit.flush()
            _ = 1 // (not failing)
    except ZeroDivisionError:
        memory.forget()  # as the writer does


def from_both(
    connection: Connection, ledger: str, memory: LedgerMemory, selection: Selection
) -> tuple[list[Fact[Event]], list[Fact[Event]]]:
    with transaction(connection):
        memory.catch_up(connection, lock(connection, ledger))
        return list(memory.read(connection, selection)), list(reading(connection, ledger)(selection))


@pytest.mark.parametrize("seed", range(6))
def test_memory_says_what_the_database_says(database: Database, seed: int) -> None:
    chance, ledger, connection = random.Random(seed), new_ledger(), database.reader()  # noqa: S311 - a fixed course
    mine, anothers = LedgerMemory(ledger), LedgerMemory(ledger)
    for _ in range(25):
        record_some(connection, ledger, chance.choice([mine, mine, anothers]), chance)
        for memory in (mine, anothers):
            remembered, stored = from_both(connection, ledger, memory, some_selection(chance))
            assert remembered == stored


def test_what_this_process_selects_again_is_not_read_again(database: Database) -> None:
    ledger, connection = new_ledger(), database.connect()
    memory, selection = LedgerMemory(ledger), Selection(every=frozenset({(SHELF.tag, ThingRegistered.type_name)}))
    in_one_unit(connection, ledger, *(register(number) for number in range(5)), memory=memory)
    first = from_both(connection, ledger, memory, selection)[0]
    said: list[str] = []
    connection.on_statement = said.append
    again = memory.read(connection, selection)
    connection.close()
    assert [fact.position for fact in again] == [1, 2, 3, 4, 5]
    assert again == first
    assert said == []


def test_memory_does_not_grow_without_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_REMEMBERED", 10)
    memory = LedgerMemory(store.ledger)
    for number in range(30):
        store.ask(register(number))
        store.ask(label(number, "a"))
    for number in [*range(30), *range(30)]:
        tag = thing(number).tag
        selection = Selection(
            every=frozenset({(tag, ThingRegistered.type_name)}), newest=frozenset({(tag, ThingLabelled.type_name)})
        )
        remembered, stored = from_both(store.connection, store.ledger, memory, selection)
        assert remembered == stored
        assert len(remembered) == 2
        assert memory._every.weight <= 10
        assert memory._newest.weight <= 10
    assert memory._every.weight + memory._newest.weight >= 2, "what was asked for last should stay"


def test_of_many_ledgers_the_writer_remembers_those_recorded_in_lately(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_REMEMBERED", 30)
    with open_store(database) as store:
        ledgers = [new_ledger() for _ in range(12)]
        for ledger in ledgers:
            for number in range(5):
                store.writer.submit(asking(ledger, register(number))).result(60)
        kept = store.writer._memories
        assert list(kept) == ledgers[-len(kept) :]
        assert 0 < sum(memory.weight for memory in [*kept.values()][:-1]) <= 30


def test_facts_that_say_the_same_share_the_text(store: Store) -> None:
    for number in range(2):
        store.ask(register(number, on=shelf(1)))
    one, other = (fact.envelope for fact in store.facts())
    assert one.id is not other.id
    assert next(tag for tag in one.tags if tag == shelf(1).tag) is next(
        tag for tag in other.tags if tag == shelf(1).tag
    )
    assert (one.type, one.via) == (other.type, other.via)
    assert one.type is other.type
    assert one.via is other.via
    assert one.rules is other.rules


def test_a_selection_larger_than_the_memory_is_still_answered_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "MOST_REMEMBERED", 10)
    memory = LedgerMemory(store.ledger)
    for number in range(25):
        store.ask(register(number))
    selection = Selection(every=frozenset({(SHELF.tag, ThingRegistered.type_name)}))
    for _ in range(2):
        remembered, stored = from_both(store.connection, store.ledger, memory, selection)
        assert remembered == stored
        assert len(remembered) == 25


def test_a_fact_of_a_type_that_only_a_newer_program_knows_stops_nobody(store: Store) -> None:
    """Two programs of different ages record into one ledger while the newer one is being rolled out."""
    store.ask(register(1))
    leaf = json.dumps({"type": "specimens.ThingPolished", "version": 1, "tags": [thing(1).tag], "data": {}}).encode()
    newer = Entry(type="specimens.ThingPolished", tags=(thing(1).tag,), leaf=leaf, recorded_at=1)
    with transaction(store.connection):
        append(store.connection, lock(store.connection, store.ledger), [newer])
    assert store.refused(register(1)).evidence == (1,)
    store.ask(register(2))
    assert store.size == 3


def test_whoever_is_too_far_behind_begins_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "TOO_FAR_BEHIND", 3)
    memory, selection = LedgerMemory(store.ledger), Selection(every=frozenset({(SHELF.tag, ThingRegistered.type_name)}))
    for ahead in (1, 3, 4, 9, 2):
        for _ in range(ahead):
            store.ask(register(store.size))
        remembered, stored = from_both(store.connection, store.ledger, memory, selection)
        assert remembered == stored
        assert len(remembered) == store.size


def test_what_is_asked_for_again_and_again_is_not_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST_REMEMBERED", 40)
    store.ask(register(0))
    wanted, memory = Selection(every=frozenset({(thing(0).tag, ThingRegistered.type_name)})), LedgerMemory(store.ledger)
    from_both(store.connection, store.ledger, memory, wanted)
    said: list[str] = []
    for number in range(100):
        other = Selection(every=frozenset({(thing(number).tag, ThingLabelled.type_name)}))
        from_both(store.connection, store.ledger, memory, other)
        store.connection.on_statement = said.append
        assert [fact.position for fact in memory.read(store.connection, wanted)] == [1]
        store.connection.on_statement = None
    assert said == []
