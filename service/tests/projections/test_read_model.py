"""Rows come, change and go, and every position shows what stood there after it."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, select

from domain.kernel.spec import fact
from service.projections import replayed_rows
from service.projections.read_model import ReadModel
from service.projections.replayed_rows import ReplayedRows
from service.projections.row_statements import insert_into
from service.projections.versioned import known_at
from service.store.connections import Connection
from service.store.databases import Database
from service.store.statements import Statement
from service.tests.projections.naive import Naive, State
from service.tests.store.rig import new_ledger
from service.tests.store.specimens import SHELF, THINGS, ThingLost, thing

Act = tuple[str, str, dict[str, Any]]
COLUMNS = ("thing", "label", "labels", "since")
AT = Statement(select(*(THINGS.c[name] for name in COLUMNS)).where(known_at(THINGS)))
VERSIONS = Statement(
    select(THINGS.c.thing, THINGS.c.from_position, THINGS.c.to_position, THINGS.c.since, THINGS.c.label)
    .where(THINGS.c.ledger == bindparam("ledger"))
    .order_by(THINGS.c.thing, THINGS.c.from_position)
)
NOTHING = ThingLost(thing=thing(0), shelf=SHELF)


@pytest.fixture(autouse=True)
def _few_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replayed_rows, "MOST_AT_HAND", 1)


def write(connection: Connection, ledger: str, *transactions: list[list[Act]], after: int = 0) -> int:
    """Write facts down, each a list of acts, in so many transactions."""
    for facts in transactions:
        read_model = ReadModel(ledger, connection)
        for acts in facts:
            after += 1
            for what, key, columns in acts:
                do(read_model, what, after, key, columns)
        read_model.flush()
    return after


def do(read_model: ReadModel, what: str, position: int, key: str, columns: dict[str, Any]) -> None:
    at = fact(NOTHING, position)
    if what == "add":
        read_model.add(THINGS, at, **{"thing": key, "shelf": "s", **columns})
    elif what == "change":
        read_model.change(THINGS, at, {"thing": key}, **columns)
    else:
        read_model.end(THINGS, at, {"thing": key})


def versions(connection: Connection, ledger: str) -> list[tuple[Any, ...]]:
    return list(connection.run(VERSIONS, ledger=ledger))


def state_at(connection: Connection, ledger: str, position: int) -> State:
    rows = connection.run(AT, ledger=ledger, position=position)
    assert len({row[0] for row in rows}) == len(rows), "a key has two rows at once"
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}


ADD: Act = ("add", "a", {"label": "1"})
CHANGE: Act = ("change", "a", {"label": "2"})
END: Act = ("end", "a", {})
STEPS: dict[str, tuple[list[list[Act]], list[tuple[Any, ...]]]] = {
    "added": ([[ADD]], [("a", 1, None, 1, "1")]),
    "added and changed": (
        [[ADD], [CHANGE]],
        [("a", 1, 2, 1, "1"), ("a", 2, None, 1, "2")],
    ),
    "changed twice": (
        [[ADD], [CHANGE], [("change", "a", {"label": "3"})]],
        [("a", 1, 2, 1, "1"), ("a", 2, 3, 1, "2"), ("a", 3, None, 1, "3")],
    ),
    "changed twice by one fact": (
        [[ADD], [CHANGE, ("change", "a", {"labels": 7, "label": "3"})]],
        [("a", 1, 2, 1, "1"), ("a", 2, None, 1, "3")],
    ),
    "ended": ([[ADD], [END]], [("a", 1, 2, 1, "1")]),
    "changed and ended": (
        [[ADD], [CHANGE], [END]],
        [("a", 1, 2, 1, "1"), ("a", 2, 3, 1, "2")],
    ),
    "changed and ended by one fact": (
        [[ADD], [CHANGE, END]],
        [("a", 1, 2, 1, "1")],
    ),
    "ended, and changed in vain": (
        [[ADD], [END], [CHANGE], [END]],
        [("a", 1, 2, 1, "1")],
    ),
    "ended and added again": (
        [[ADD], [END], [("add", "a", {"label": "2"})]],
        [("a", 1, 2, 1, "1"), ("a", 3, None, 3, "2")],
    ),
    "ended and added again by one fact": (
        [[ADD], [END, ("add", "a", {"label": "2"})]],
        [("a", 1, 2, 1, "1"), ("a", 2, None, 2, "2")],
    ),
    "added and ended by one fact": ([[ADD, END]], []),
    "renamed": (
        [[ADD], [("change", "a", {"thing": "b"})], [("change", "b", {"label": "2"})]],
        [("a", 1, 2, 1, "1"), ("b", 2, 3, 1, "1"), ("b", 3, None, 1, "2")],
    ),
    "renamed, and the old name given to another": (
        [[ADD], [("change", "a", {"thing": "b"}), ("add", "a", {"label": "2"})]],
        [("a", 1, 2, 1, "1"), ("a", 2, None, 2, "2"), ("b", 2, None, 1, "1")],
    ),
    "renamed, the old name given to another, renamed too, and changed in vain": (
        [[ADD], [("change", "a", {"thing": "b"})], [ADD, ("change", "a", {"thing": "c"}), CHANGE]],
        [("a", 1, 2, 1, "1"), ("b", 2, None, 1, "1"), ("c", 3, None, 3, "1")],
    ),
    "ended, and its name given to another": (
        [[ADD, ("add", "b", {})], [CHANGE], [END, ("change", "b", {"thing": "a"})], [CHANGE]],
        [("a", 1, 2, 1, "1"), ("a", 2, 3, 1, "2"), ("a", 3, 4, 1, None), ("a", 4, None, 1, "2"), ("b", 1, 3, 1, None)],
    ),
    "set to nothing": (
        [[("add", "a", {"label": "1", "labels": 3})], [("change", "a", {"label": None})]],
        [("a", 1, 2, 1, "1"), ("a", 2, None, 1, None)],
    ),
}


@pytest.mark.parametrize("how", ["in one transaction", "in a transaction each", "the last alone", "the first alone"])
@pytest.mark.parametrize("name", STEPS)
def test_a_row_has_exactly_the_versions_that_its_facts_give_it(database: Database, name: str, how: str) -> None:
    facts, expected = STEPS[name]
    transactions = {
        "in one transaction": [facts],
        "in a transaction each": [[acts] for acts in facts],
        "the last alone": [facts[:-1], facts[-1:]],
        "the first alone": [facts[:1], facts[1:]],
    }[how]
    ledger, other, connection = new_ledger(), new_ledger(), database.reader()
    write(connection, ledger, *transactions)
    assert versions(connection, ledger) == expected
    replay(connection, other, *transactions)
    assert versions(connection, other) == expected


def test_rows_of_another_ledger_and_another_key_stay_as_they_are(database: Database) -> None:
    ledger, other, connection = new_ledger(), new_ledger(), database.reader()
    for one in (ledger, other):
        write(connection, one, [[("add", "a", {}), ("add", "b", {})]])
    write(connection, ledger, [[("change", "a", {"label": "2"}), ("end", "b", {})]], after=1)
    assert versions(connection, other) == [("a", 1, None, 1, None), ("b", 1, None, 1, None)]


def test_many_rows_are_written_with_a_statement_for_each_kind_of_change(database: Database) -> None:
    ledger, connection = new_ledger(), database.connect()
    write(connection, ledger, [[("add", f"a{n}", {})] for n in range(20)])
    said: list[str] = []
    connection.on_statement = said.append
    changes: list[list[Act]] = [[("change", f"a{n}", {"label": "x"})] for n in range(20)]
    write(connection, ledger, [*changes, [("add", "b", {})], [("end", "a0", {})]], after=20)
    connection.close()
    assert len(said) <= 4, said


def test_a_column_that_the_table_does_not_have_is_an_error(database: Database) -> None:
    read_model = ReadModel(new_ledger(), database.reader())
    with pytest.raises(KeyError):
        read_model.add(THINGS, fact(NOTHING, 1), thing="a", shelf="s", lable="a slip of the pen")
    read_model.add(THINGS, fact(NOTHING, 1), thing="a", shelf="s")
    with pytest.raises(KeyError):
        read_model.change(THINGS, fact(NOTHING, 2), {"thing": "a"}, lable="a slip of the pen")


@st.composite
def histories(draw: st.DrawFn) -> list[list[list[Act]]]:
    """Transactions of facts of acts; a key is added only while it is not there."""
    present: set[str] = set()
    transactions = []
    for _ in range(draw(st.integers(1, 4))):
        acts = [draw(st.integers(0, 3)) for _ in range(draw(st.integers(1, 4)))]
        transactions.append([[one_act(draw, present) for _ in range(many)] for many in acts])
    return transactions


def one_act(draw: st.DrawFn, present: set[str]) -> Act:
    key = draw(st.sampled_from("abc"))
    columns: dict[str, Any] = draw(
        st.fixed_dictionaries({}, optional={"label": st.sampled_from(["x", "y", None]), "labels": st.integers(0, 2)})
    )
    if key not in present and draw(st.booleans()):
        present.add(key)
        return "add", key, columns
    what = draw(st.sampled_from(["change", "change", "end", "rename"]))
    if what == "end":
        present.discard(key)
        return "end", key, {}
    free = sorted(set("abc") - present)
    if what == "rename" and key in present and free:
        present.remove(key)
        present.add(free[0])
        return "change", key, columns | {"thing": free[0]}
    return "change", key, columns or {"labels": 9}


def replay(connection: Connection, ledger: str, *transactions: list[list[Act]]) -> None:
    """Write the same facts down as a rebuild does."""
    rows, position = ReplayedRows(ledger, connection, {}), 0
    for facts in transactions:
        for acts in facts:
            position += 1
            for what, key, columns in acts:
                do(rows, what, position, key, columns)
        rows.flush()


def see_that_every_position_is_right(connection: Connection, transactions: Sequence[list[list[Act]]]) -> None:
    ledger, other, naive = new_ledger(), new_ledger(), Naive()
    write(connection, ledger, *transactions)
    replay(connection, other, *transactions)
    assert versions(connection, other) == versions(connection, ledger)
    for facts in transactions:
        for acts in facts:
            naive.apply(acts)
    for position, state in enumerate(naive.states):
        assert state_at(connection, ledger, position) == state, position


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(transactions=histories())
def test_every_position_of_a_random_history_shows_what_stood_there(
    database: Database, transactions: list[list[list[Act]]]
) -> None:
    see_that_every_position_is_right(database.reader(), transactions)


@pytest.mark.heavy
@settings(max_examples=2500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(transactions=histories())
def test_every_position_of_very_many_random_histories_shows_what_stood_there(
    database: Database, transactions: list[list[list[Act]]]
) -> None:
    see_that_every_position_is_right(database.reader(), transactions)


def test_an_open_row_stands_in_the_table_as_it_was_given(database: Database) -> None:
    ledger, connection = new_ledger(), database.reader()
    row = {column.name: None for column in THINGS.c} | {"ledger": ledger, "thing": "a", "shelf": "s"}
    connection.run(insert_into(THINGS), **(row | {"from_position": 1, "since": 1}))
    assert state_at(connection, ledger, 1) == {"a": {"thing": "a", "label": None, "labels": None, "since": 1}}
