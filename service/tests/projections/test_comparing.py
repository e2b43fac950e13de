"""A read model that was changed behind the log's back is found, and the first row that differs is named."""

from collections.abc import Iterator

import pytest

from service.projections.comparing import differences
from service.projections.stand_ins import names_in_use
from service.store.databases import Database
from service.tests.store.rig import Store, asking, open_store
from service.tests.store.specimens import PROJECTIONS, label, lose, register, thing


@pytest.fixture
def filled(own: Database) -> Iterator[Store]:
    with open_store(own) as store:
        store.together(*(asking(store.ledger, register(number)) for number in range(6)))
        for command in (label(1, "a"), label(2, "b"), lose(3), label(1, "c")):
            store.ask(command)
        yield store


def test_a_read_model_written_with_its_facts_differs_nowhere(filled: Store) -> None:
    assert differences(filled.database, PROJECTIONS) == []
    assert differences(filled.database, PROJECTIONS, filled.ledger) == []


def test_a_row_changed_by_hand_is_found(filled: Store) -> None:
    filled.connection.say("UPDATE specimen_things SET label = 'x' WHERE from_position = 7")
    (found,) = differences(filled.database, PROJECTIONS)
    assert (found.table, found.ledger, found.key) == ("specimen_things", filled.ledger, (str(thing(1)),))
    assert found.position == 7
    assert found.live is not None
    assert found.replayed is not None
    assert (found.live["label"], found.replayed["label"]) == ("x", "a")


def test_a_row_removed_by_hand_is_found(filled: Store) -> None:
    filled.connection.say("DELETE FROM specimen_things WHERE from_position = 6")
    (found,) = differences(filled.database, PROJECTIONS)
    assert (found.position, found.live) == (6, None)
    assert found.replayed is not None


@pytest.mark.parametrize("position", [2, 10_000])
def test_a_row_added_by_hand_is_found(filled: Store, position: int) -> None:
    filled.connection.say(
        "INSERT INTO specimen_things (ledger, thing, shelf, from_position, since) "  # noqa: S608 - our own words
        f"VALUES ('{filled.ledger}', 'another', 's', {position}, {position})"
    )
    (found,) = differences(filled.database, PROJECTIONS)
    assert (found.key, found.position, found.replayed) == (("another",), position, None)


def test_rows_of_a_ledger_that_is_not_in_the_log_are_found(filled: Store) -> None:
    filled.connection.say(
        "INSERT INTO specimen_things (ledger, thing, shelf, from_position, since) VALUES ('GHOST', 'a', 's', 1, 1)"
    )
    (found,) = differences(filled.database, PROJECTIONS)
    assert found.ledger == "GHOST"
    assert differences(filled.database, PROJECTIONS, filled.ledger) == []


def test_an_end_in_the_far_future_is_found(filled: Store) -> None:
    """The row would be missing from the present, and every past position would look right."""
    filled.connection.say("UPDATE specimen_things SET to_position = 10000 WHERE from_position = 1")
    (found,) = differences(filled.database, PROJECTIONS)
    assert found.live is not None
    assert found.live["to_position"] == 10000


def test_differences_come_in_the_order_of_the_log_and_not_without_end(filled: Store) -> None:
    filled.connection.say("UPDATE specimen_things SET shelf = 'x'")
    found = differences(filled.database, PROJECTIONS)
    assert [one.position for one in found] == [1, 2, 3, 4, 5, 6, 7, 8, 10]
    assert [one.position for one in differences(filled.database, PROJECTIONS, most=2)] == [1, 2]


def test_comparing_leaves_nothing_behind_and_disturbs_nobody(filled: Store) -> None:
    for number in range(3):
        differences(filled.database, PROJECTIONS)
        assert not [name for name in names_in_use(filled.connection) if "replayed" in name]
        filled.ask(register(100 + number))
    assert differences(filled.database, PROJECTIONS) == []


def test_facts_recorded_while_comparing_are_no_differences(filled: Store) -> None:
    numbers = iter(range(1000, 2000))

    def record(done: int, total: int) -> None:
        if total < 30:
            filled.ask(register(next(numbers)))

    assert differences(filled.database, PROJECTIONS, progress=record) == []
    assert filled.size > 10
