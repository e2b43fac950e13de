"""What a read model shows at a position is what a replay of the log up to there shows, for random histories."""

import random

import pytest

from domain.kernel.messages import Command
from service.tests.projections.prefix import prefix_rows, rows_at, see_that_every_position_shows_its_prefix
from service.tests.store.rig import Store, asking
from service.tests.store.specimens import PROJECTIONS, THINGS, label, lose, register


def some_command(chance: random.Random) -> Command:
    number = chance.randrange(8)
    return chance.choice([register(number), label(number, chance.choice("abc")), lose(number)])


def record_some(store: Store, chance: random.Random, batches: int) -> None:
    """Batches in which things are registered, labelled again and again, and lost."""
    for _ in range(batches):
        commands = [some_command(chance) for _ in range(chance.randrange(1, 8))]
        store.together(*(asking(store.ledger, command) for command in commands))


@pytest.mark.parametrize("seed", range(4))
def test_every_position_shows_its_prefix(store: Store, seed: int) -> None:
    record_some(store, random.Random(seed), 12)  # noqa: S311 - a fixed course
    see_that_every_position_shows_its_prefix(store.database, PROJECTIONS, store.ledger)


def test_a_prefix_by_itself_shows_what_the_table_showed_then(store: Store) -> None:
    record_some(store, random.Random(7), 10)  # noqa: S311 - a fixed course
    for position in (0, 1, store.size // 2, store.size):
        shown = prefix_rows(store.connection, PROJECTIONS, store.ledger, position)
        assert shown["specimen_things"] == rows_at(store.connection, THINGS, store.ledger, position)


def test_a_row_that_the_log_does_not_bear_out_is_seen(store: Store) -> None:
    record_some(store, random.Random(1), 5)  # noqa: S311 - a fixed course
    store.connection.say("UPDATE specimen_things SET label = 'x'")
    with pytest.raises(AssertionError, match="specimen_things at position 1"):
        see_that_every_position_shows_its_prefix(store.database, PROJECTIONS, store.ledger)
