"""A write takes as many statements in a long log as in a short one."""

from collections.abc import Callable, Iterator

import pytest

from domain.kernel.messages import Command
from service.store.databases import Database
from service.tests.store.rig import Store, asking, open_store
from service.tests.store.specimens import fill, label, lose, register

MANY = 300


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def watched(database: Database, said: list[str]) -> Iterator[Store]:
    """A store whose writer's statements are listed."""
    own = Database(database.url.render_as_string(hide_password=False))
    own.on_connect = lambda connection: setattr(connection, "on_statement", said.append)
    with open_store(own) as store:
        yield store


def cost(store: Store, said: list[str], command: Command, key: str | None = None) -> list[str]:
    """The statements that a command takes, by their first words; once in sixteen facts a tile is written as well."""
    before = len(said)
    store.ask(command, key=key)
    taken = [" ".join(one.split()[:3]) for one in said[before:]]
    return [one for one in taken if one != "INSERT INTO tiles"]


KINDS: dict[str, Callable[[int], Command]] = {
    "register": lambda number: register(number, note="a note"),
    "label": lambda number: label(number - 1, f"label {number}"),
    "fill": lambda number: fill(5000 + number, most=10_000),
    "lose": lambda number: lose(number - 1),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_statements_of_a_write_do_not_grow_with_the_log(watched: Store, said: list[str], kind: str) -> None:
    ask = KINDS[kind]
    watched.ask(register(1))
    watched.ask(ask(2), key="first")
    early = cost(watched, said, register(10)), cost(watched, said, ask(11), "k11")
    for at in range(20, 20 + MANY, 25):
        watched.together(*(asking(watched.ledger, register(number)) for number in range(at, at + 25)))
    late = cost(watched, said, register(9000)), cost(watched, said, ask(9001), "k9001")
    assert late == early
    assert len(late[1]) <= 14, late[1]


def test_the_statements_of_a_fresh_process_do_not_grow_with_the_log(watched: Store, said: list[str]) -> None:
    def of_a_fresh_process(number: int) -> list[str]:
        with open_store(watched.database, watched.ledger) as fresh:
            return cost(fresh, said, fill(number, most=10_000), f"k{number}")

    of_a_fresh_process(1)
    early = of_a_fresh_process(2)
    for at in range(20, 20 + MANY, 25):
        watched.together(*(asking(watched.ledger, register(number)) for number in range(at, at + 25)))
    assert of_a_fresh_process(3) == early


def test_a_batch_takes_hardly_more_statements_than_one_command(watched: Store, said: list[str]) -> None:
    watched.ask(register(1))
    one = len(cost(watched, said, register(2)))
    before = len(said)
    watched.together(*(asking(watched.ledger, register(number)) for number in range(10, 30)))
    assert len(said) - before < one + 8, "what twenty commands ask for first is looked up together"
