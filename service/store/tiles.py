"""The tree in rows: tiles that gain hashes as their ledger grows, and the newest hashes waiting in its head."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from sqlalchemy import bindparam, select

from domain.ledger.tiles import TILE_HEIGHT, TILE_WIDTH, Growth, grow, hashes_in, in_tiles
from domain.ledger.tree import root_of
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import facts, tiles

_GROW = (
    "INSERT INTO tiles (ledger, level, tile, hashes) VALUES ({values}) "
    "ON CONFLICT (ledger, level, tile) DO UPDATE SET hashes = {longer}"
)
GROW_TILE: Final = Statement(
    # SQLite joins bytes as if they were text, and says so.
    sqlite=_GROW.format(
        values=":ledger, :level, :tile, :hashes", longer="CAST(tiles.hashes || excluded.hashes AS BLOB)"
    ),
    postgresql=_GROW.format(
        values="%(ledger)s, %(level)s, %(tile)s, %(hashes)s", longer="tiles.hashes || excluded.hashes"
    ),
)
LEAF_HASHES: Final = Statement(
    select(facts.c.leaf_hash)
    .where(facts.c.ledger == bindparam("ledger"), facts.c.position.between(bindparam("first"), bindparam("last")))
    .order_by(facts.c.position)
)
TILE_RANGE: Final = Statement(
    select(tiles.c.hashes)
    .where(
        tiles.c.ledger == bindparam("ledger"),
        tiles.c.level == bindparam("level"),
        tiles.c.tile.between(bindparam("first"), bindparam("last")),
    )
    .order_by(tiles.c.tile)
)


def grow_tiles(connection: Connection, ledger: str, size: int, waiting: bytes, leaf_hashes: Sequence[bytes]) -> bytes:
    """Put into tiles what has come together, and answer the hashes that go on waiting.

    `size` is that of the tree before, and `waiting` are its newest hashes, one after the other. One statement, and for
    each tile that is completed one more, to hash it into the level above.
    """
    row = [*hashes_in(waiting), *leaf_hashes]
    stored, ripe = in_tiles(size), in_tiles(len(row))  # a tile rewritten with each fact costs PostgreSQL half a ms
    growths = grow(stored, row[:ripe], partial(_stored, connection, ledger, stored))
    if growths:
        connection.run_many(GROW_TILE, [_row(ledger, growth) for growth in growths])
    return b"".join(row[ripe:])


def _row(ledger: str, growth: Growth) -> dict[str, object]:
    return {"ledger": ledger, "level": growth.tile.level, "tile": growth.tile.index, "hashes": growth.added}


def _stored(connection: Connection, ledger: str, stored: int, level: int, index: int) -> bytes:
    """What a tile that is about to be completed holds, from what it was made of."""
    first = index * TILE_WIDTH
    last = (stored >> TILE_HEIGHT * level) - 1
    if level == 0:
        rows = connection.run(LEAF_HASHES, ledger=ledger, first=first + 1, last=last + 1)
        return b"".join(bytes(row[0]) for row in rows)
    below = connection.run(TILE_RANGE, ledger=ledger, level=level - 1, first=first, last=last)
    return b"".join(root_of(hashes_in(bytes(row[0]))) for row in below)
