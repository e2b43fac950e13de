"""Recorded time never goes back, and nothing is recorded before it was asked for."""

from dataclasses import replace
from datetime import timedelta

from service.store.leaves import microseconds
from service.store.requests import Receipt
from service.store.scanning import position_at
from service.tests.store.rig import Store, asking, open_store
from service.tests.store.specimens import ASKED, THIS_MOMENT, Fill, fill, label, register


def times(store: Store) -> list[float]:
    return [(fact.envelope.recorded_at - THIS_MOMENT).total_seconds() for fact in store.facts()]


def test_time_goes_on_although_the_clock_goes_back(store: Store) -> None:
    for number, seconds in enumerate((10, 20, 5, -3600, 20, 30)):
        store.clock.moment = THIS_MOMENT + timedelta(seconds=seconds)
        store.ask(register(number))
    assert times(store) == [10, 20, 20.000001, 20.000002, 20.000003, 30]


def test_another_process_with_a_slow_clock_does_not_take_time_back(store: Store) -> None:
    store.clock.moment = THIS_MOMENT + timedelta(hours=1)
    store.ask(register(1))
    with open_store(store.database, store.ledger) as slow:
        slow.ask(register(2))
    store.ask(register(3))
    assert times(store) == [3600, 3600.000001, 3600.000002]


def test_commands_of_one_batch_have_times_of_their_own(store: Store) -> None:
    store.together(*(asking(store.ledger, register(number)) for number in range(3)))
    assert times(store) == [0, 0.000001, 0.000002]


def test_nothing_is_recorded_before_it_was_asked_for(store: Store) -> None:
    """The clock may go back between the moment when a request came in and the moment when it is recorded."""
    store.clock.moment = THIS_MOMENT - timedelta(minutes=5)
    now = replace(ASKED, occurred_at=ASKED.at)
    command = fill(1, most=1)
    store.ask(Fill(asked=now, thing=command.thing, shelf=command.shelf, most=1))
    (fact,) = store.facts()
    assert fact.envelope.occurred_at <= fact.envelope.recorded_at


def test_the_receipt_the_leaf_and_the_tables_tell_the_same_time(store: Store) -> None:
    store.clock.moment = THIS_MOMENT + timedelta(microseconds=123_456)
    receipt = store.ask(register(1))
    assert isinstance(receipt, Receipt)
    assert receipt.recorded_at == "2009-06-01T09:00:00.123456Z"
    assert times(store) == [0.123456]
    assert store.rows("facts", "recorded_at") == [(microseconds(store.clock.moment),)]
    assert store.head.recorded_at == microseconds(store.clock.moment)


def test_the_position_at_a_moment_is_the_newest_recorded_until_then(store: Store) -> None:
    for number in range(1, 6):
        store.clock.moment = THIS_MOMENT + timedelta(seconds=10 * number)
        store.ask(register(number))
        store.ask(label(number, "a"))
    found = [
        position_at(store.connection, store.ledger, microseconds(THIS_MOMENT + timedelta(seconds=seconds)))
        for seconds in (0, 10, 11, 35, 50, 60)
    ]
    assert found == [0, 1, 2, 6, 9, 10]
