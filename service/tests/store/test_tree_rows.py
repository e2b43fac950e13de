"""The tree that is stored: its root is the root over all leaf hashes, and its tiles are all there."""

import random
from hashlib import sha256

import pytest

from domain.ledger.leaf import leaf_hash
from domain.ledger.tiles import TILE_WIDTH, in_tiles
from domain.ledger.tree import BrokenTree, root_of
from service.store.appending import Entry, append
from service.store.connections import transaction
from service.store.databases import Database
from service.store.heads import Head, lock, read_head
from service.store.statements import Statement
from service.tests.store.rig import new_ledger

TILES = "SELECT level, tile, hashes FROM tiles WHERE ledger = {} ORDER BY level, tile"
ALL_TILES = Statement(sqlite=TILES.format(":ledger"), postgresql=TILES.format("%(ledger)s"))

SPOIL = "UPDATE ledgers SET waiting = root WHERE ledger = {}"
SPOILT = Statement(sqlite=SPOIL.format(":ledger"), postgresql=SPOIL.format("%(ledger)s"))


def entries(first: int, many: int) -> list[Entry]:
    return [
        Entry(type="specimens.Counted", tags=(), leaf=b"%d" % number, recorded_at=number)
        for number in range(first, first + many)
    ]


def append_many(database: Database, ledger: str, first: int, many: int) -> Head:
    connection = database.reader()
    with transaction(connection):
        return append(connection, lock(connection, ledger), entries(first, many))


def expected_tiles(hashes: list[bytes]) -> list[tuple[int, int, bytes]]:
    """Every tile, level by level, by plain hashing; of the leaves those that have come together sixteen at a time."""
    tiles, level, here = [], 0, hashes[: in_tiles(len(hashes))]
    while here:
        rows = [here[at : at + TILE_WIDTH] for at in range(0, len(here), TILE_WIDTH)]
        tiles += [(level, number, b"".join(row)) for number, row in enumerate(rows)]
        here, level = [root_of(row) for row in rows if len(row) == TILE_WIDTH], level + 1
    return tiles


def waiting(hashes: list[bytes]) -> bytes:
    """The hashes that no tile has yet."""
    return b"".join(hashes[in_tiles(len(hashes)) :])


def stored_tiles(database: Database, ledger: str) -> list[tuple[int, int, bytes]]:
    rows = database.reader().run(ALL_TILES, ledger=ledger)
    return [(level, tile, bytes(hashes)) for level, tile, hashes in rows]


def hashes_of(size: int) -> list[bytes]:
    return [leaf_hash(b"%d" % number) for number in range(size)]


def test_the_root_and_the_tiles_are_right_at_every_size_that_batches_lead_to(database: Database) -> None:
    ledger, size, chance = new_ledger(), 0, random.Random(9162)  # noqa: S311 - a fixed course
    while size < 2 * TILE_WIDTH + 20:
        near_an_edge = min(abs(size - TILE_WIDTH), abs(size - 2 * TILE_WIDTH)) < 4
        many = 1 if near_an_edge else chance.randint(1, 60)
        many = min(many, *(edge - 3 - size for edge in (TILE_WIDTH, 2 * TILE_WIDTH) if edge - 3 > size), many)
        head = append_many(database, ledger, size, many)
        size += many
        hashes = hashes_of(size)
        assert (head.size, head.root, head.waiting) == (size, root_of(hashes), waiting(hashes))
        assert stored_tiles(database, ledger) == expected_tiles(hashes)


@pytest.mark.parametrize("before", [0, 1, 255, 256, 300])
def test_one_batch_may_fill_several_tiles(database: Database, before: int) -> None:
    ledger = new_ledger()
    if before:
        append_many(database, ledger, 0, before)
    head = append_many(database, ledger, before, 1024)
    hashes = hashes_of(before + 1024)
    assert head.root == root_of(hashes)
    assert stored_tiles(database, ledger) == expected_tiles(hashes)


def test_the_third_level_of_tiles_begins_with_65536_facts(sqlite_database: Database) -> None:
    ledger, size = new_ledger(), TILE_WIDTH**2
    append_many(sqlite_database, ledger, 0, size - 1)
    assert {tile[0] for tile in stored_tiles(sqlite_database, ledger)} == {0, 1}
    head = append_many(sqlite_database, ledger, size - 1, 2)
    hashes = hashes_of(size + 1)
    assert head.root == root_of(hashes)
    tiles = stored_tiles(sqlite_database, ledger)
    assert tiles == expected_tiles(hashes)
    assert [tile[:2] for tile in tiles if tile[0]] == [(1, 0), (2, 0)]


def test_a_tile_is_written_once_in_sixteen_facts(database: Database) -> None:
    ledger, said = new_ledger(), list[str]()
    append_many(database, ledger, 0, 1)
    database.reader().on_statement = said.append
    for size in range(1, 33):
        append_many(database, ledger, size, 1)
    database.reader().on_statement = None
    assert len([one for one in said if "INTO tiles" in one]) == 2


def test_a_head_without_the_hashes_that_wait_is_refused(database: Database) -> None:
    ledger = new_ledger()
    append_many(database, ledger, 0, 20)
    connection = database.reader()
    connection.run(SPOILT, ledger=ledger)
    with pytest.raises(BrokenTree, match="wait for a tile"):
        read_head(connection, ledger)


def test_an_empty_ledger_has_the_root_of_nothing(database: Database) -> None:
    connection = database.reader()
    with transaction(connection):
        head = lock(connection, new_ledger())
    assert (head.size, head.root, head.recorded_at) == (0, sha256(b"").digest(), 0)
