"""Positions: 1, 2, 3, … without gaps, whatever is refused or fails in between."""

import pytest

from domain.ledger.leaf import MAX_LEAF, leaf_hash
from domain.ledger.tree import root_of
from service.store.requests import Receipt
from service.store.scanning import all_leaves, one_leaf
from service.tests.store.rig import Store, asking
from service.tests.store.specimens import BLUNDER, AlreadyRegistered, ThingLabelled, ThingRegistered, label, register


def positions(store: Store) -> list[object]:
    return [position for (position,) in store.rows("facts", "position")]


def test_positions_start_at_one_and_have_no_gaps(store: Store) -> None:
    answers = [store.ask(register(number)) for number in range(5)]
    assert [one.position for one in answers if isinstance(one, Receipt)] == [1, 2, 3, 4, 5]
    assert positions(store) == [1, 2, 3, 4, 5]


def test_a_refused_command_takes_no_position(store: Store) -> None:
    for number in (0, 0, 1, 1, 2):
        try:
            store.ask(register(number))
        except AlreadyRegistered:
            continue
    assert positions(store) == [1, 2, 3]


def test_a_failing_command_takes_no_position_and_harms_nobody_beside_it(store: Store) -> None:
    commands = (register(0), BLUNDER, register(1), register(0), label(1, "old"), BLUNDER)
    outcomes = store.together(*(asking(store.ledger, command) for command in commands))
    assert [type(one).__name__ for one in outcomes] == [
        "Receipt",
        "ZeroDivisionError",
        "Receipt",
        "AlreadyRegistered",
        "Receipt",
        "ZeroDivisionError",
    ]
    assert positions(store) == [1, 2, 3]
    assert [type(fact.event) for fact in store.facts()] == [ThingRegistered, ThingRegistered, ThingLabelled]


def test_every_command_of_a_batch_is_told_its_own_facts_and_the_head_of_the_batch(store: Store) -> None:
    outcomes = store.together(*(asking(store.ledger, register(number)) for number in range(4)))
    receipts = [one for one in outcomes if isinstance(one, Receipt)]
    assert [(one.position, one.log_size) for one in receipts] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    for receipt in receipts:
        leaf = one_leaf(store.connection, store.ledger, receipt.position)
        assert leaf is not None
        assert leaf_hash(leaf).hex() == receipt.leaf_hash
        assert receipt.facts[0].id.encode() in leaf


def test_the_root_told_is_the_root_over_all_leaves(store: Store) -> None:
    for number in range(9):
        receipt = store.ask(register(number))
        assert isinstance(receipt, Receipt)
        hashes = [leaf_hash(leaf) for _, leaf in all_leaves(store.connection, store.ledger, upto=receipt.log_size)]
        assert receipt.root_hash == root_of(hashes).hex()


@pytest.mark.parametrize("together", [False, True])
def test_a_fact_too_long_is_refused_and_nothing_of_it_is_written(store: Store, *, together: bool) -> None:
    too_long = asking(store.ledger, register(1, note="private", remark="x" * MAX_LEAF))
    requests = [asking(store.ledger, register(0)), too_long, asking(store.ledger, register(2))]
    outcomes = store.together(*requests) if together else [store.together(one)[0] for one in requests]
    assert getattr(outcomes[1], "code", None) == "fact-too-long"
    assert [type(one) for one in outcomes[::2]] == [Receipt, Receipt]
    assert positions(store) == [1, 2]
    assert not store.rows("disclosures", "digest")
    assert store.rows("refused_attempts", "code") == [("fact-too-long",)]


def test_a_fact_of_exactly_the_longest_size_is_recorded(store: Store) -> None:
    store.ask(register(0, remark="x"))
    leaf = one_leaf(store.connection, store.ledger, 1)
    assert leaf is not None
    store.ask(register(1, remark="x" * (MAX_LEAF - len(leaf) + 1)))
    longest = one_leaf(store.connection, store.ledger, 2)
    assert longest is not None
    assert len(longest) == MAX_LEAF
    assert store.refused(register(2, remark="x" * (MAX_LEAF - len(leaf) + 2))).code == "fact-too-long"
