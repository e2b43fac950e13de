"""Commands answered in one commit see one another as if each had been answered alone."""

from dataclasses import replace

import pytest

from domain.kernel.refusals import Refused
from service.store.expectations import Expected, Stale
from service.store.requests import Receipt
from service.tests.store.rig import Store, asking
from service.tests.store.specimens import (
    SHELF,
    AlreadyRegistered,
    SameLabel,
    ShelfFull,
    fill,
    label,
    register,
    shelf,
    thing,
)


def test_a_thing_asked_for_twice_in_one_batch_is_registered_once(store: Store) -> None:
    first, second = store.together(*(asking(store.ledger, register(1)) for _ in range(2)))
    assert isinstance(first, Receipt)
    assert isinstance(second, AlreadyRegistered)
    assert second.evidence == (1,)


def test_what_a_batch_has_recorded_is_found_by_a_selection_first_made_later_in_it(store: Store) -> None:
    """The second command asks for a shelf that nobody has asked about; the fact on it is not yet in the table."""
    on = shelf(1)
    first, second = store.together(
        asking(store.ledger, register(1, on=on)), asking(store.ledger, fill(2, most=1, on=on))
    )
    assert isinstance(first, Receipt)
    assert isinstance(second, ShelfFull)
    assert store.refused(fill(3, most=1, on=on)).evidence == (1,)


def test_the_newest_fact_may_be_one_of_the_same_batch(store: Store) -> None:
    store.ask(register(1))
    outcomes = store.together(*(asking(store.ledger, label(1, text)) for text in ("a", "b", "b", "a")))
    assert [type(one) for one in outcomes] == [Receipt, Receipt, SameLabel, Receipt]


def test_of_two_who_saw_the_same_state_only_the_first_of_a_batch_is_recorded(store: Store) -> None:
    store.ask(register(1))
    seen = Expected(tag=thing(1).tag, position=1)
    one, other = (replace(asking(store.ledger, label(1, text)), expected=seen) for text in ("a", "b"))
    first, second = store.together(one, other)
    assert isinstance(first, Receipt)
    assert isinstance(second, Stale)
    assert second.evidence == (2,)
    assert second.facts["between"] == [{"position": 2, "type": "specimens.ThingLabelled"}]


def test_who_has_seen_the_newest_state_is_not_refused(store: Store) -> None:
    store.ask(register(1))
    store.ask(register(2))
    seen = Expected(tag=thing(1).tag, position=1)
    store.together(replace(asking(store.ledger, label(1, "a")), expected=seen))
    assert store.size == 3


def test_a_stale_caller_is_told_the_facts_in_between_up_to_fifty(store: Store) -> None:
    store.ask(register(1))
    for number in range(52):
        store.ask(label(1, f"label {number}"))
    (stale,) = store.together(
        replace(asking(store.ledger, label(1, "late")), expected=Expected(tag=thing(1).tag, position=2))
    )
    assert isinstance(stale, Stale)
    assert stale.evidence == tuple(range(3, 53))


def test_facts_about_other_things_do_not_make_a_caller_stale(store: Store) -> None:
    store.ask(register(1))
    for number in range(2, 5):
        store.ask(register(number))
    expected = Expected(tag=thing(1).tag, position=1)
    (answer,) = store.together(replace(asking(store.ledger, label(1, "a")), expected=expected))
    assert isinstance(answer, Receipt)
    (shelf_moved,) = store.together(
        replace(asking(store.ledger, label(2, "a")), expected=Expected(tag=SHELF.tag, position=1))
    )
    assert isinstance(shelf_moved, Stale)


@pytest.mark.parametrize("most", [1, 3])
def test_a_limit_holds_however_many_ask_at_once(store: Store, most: int) -> None:
    outcomes = store.together(*(asking(store.ledger, fill(number, most=most)) for number in range(20)))
    assert sum(isinstance(one, Receipt) for one in outcomes) == most
    assert sum(isinstance(one, Refused) for one in outcomes) == 20 - most
