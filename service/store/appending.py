"""Appending: facts, their tags and the tiles they complete, under a locked head."""

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select

from domain.kernel.values import value
from domain.ledger.leaf import MAX_LEAF, LeafTooLong, leaf_hash
from domain.ledger.tiles import TILE_WIDTH
from domain.ledger.tree import root_of
from service.store.connections import Connection
from service.store.heads import Head, advance
from service.store.statements import Statement
from service.store.tables import fact_tags, facts, tiles

INSERT_FACT = Statement(insert(facts))
INSERT_TAG = Statement(insert(fact_tags))
INSERT_TILE = Statement(insert(tiles))
LEAF_HASHES = Statement(
    select(facts.c.leaf_hash)
    .where(facts.c.ledger == bindparam("ledger"), facts.c.position.between(bindparam("first"), bindparam("last")))
    .order_by(facts.c.position)
)
HASHES_OF = Statement(
    select(tiles.c.hashes).where(
        tiles.c.ledger == bindparam("ledger"), tiles.c.level == bindparam("level"), tiles.c.tile == bindparam("tile")
    )
)
TILE_RANGE = Statement(
    select(tiles.c.hashes)
    .where(
        tiles.c.ledger == bindparam("ledger"),
        tiles.c.level == bindparam("level"),
        tiles.c.tile.between(bindparam("first"), bindparam("last")),
    )
    .order_by(tiles.c.tile)
)


@value
class Entry:
    """One fact to append: its type, its tags and its bytes; the time is in microseconds since 1970."""

    type: str
    tags: tuple[str, ...]
    leaf: bytes
    recorded_at: int


def append(connection: Connection, head: Head, entries: Sequence[Entry]) -> Head:
    """Append facts after the head and write the head they lead to; raises `LeafTooLong`."""
    if any(len(entry.leaf) > MAX_LEAF for entry in entries):
        raise LeafTooLong("a fact has at most 65,535 bytes")
    hashes = [leaf_hash(entry.leaf) for entry in entries]
    numbered = list(zip(range(head.size + 1, head.size + 1 + len(entries)), entries, hashes, strict=True))
    connection.run_many(INSERT_FACT, [_fact(head.ledger, *row) for row in numbered])
    connection.run_many(
        INSERT_TAG, [tag for position, entry, _ in numbered for tag in _tags(head.ledger, position, entry)]
    )
    frontier = head.frontier.extend(hashes)
    grown = Head(
        ledger=head.ledger,
        frontier=frontier,
        root=frontier.root(),
        recorded_at=max([head.recorded_at, *(entry.recorded_at for entry in entries)]),
    )
    _complete_tiles(connection, head.ledger, head.size, grown.size)
    advance(connection, grown)
    return grown


def _fact(ledger: str, position: int, entry: Entry, hashed: bytes) -> dict[str, object]:
    return {
        "ledger": ledger,
        "position": position,
        "type": entry.type,
        "recorded_at": entry.recorded_at,
        "leaf_hash": hashed,
        "leaf": entry.leaf,
    }


def _tags(ledger: str, position: int, entry: Entry) -> list[dict[str, object]]:
    return [
        {"ledger": ledger, "tag": tag, "type": entry.type, "position": position} for tag in dict.fromkeys(entry.tags)
    ]


def _complete_tiles(connection: Connection, ledger: str, before: int, after: int) -> None:
    span, level = TILE_WIDTH, 0
    while after // span > before // span:
        for tile in range(before // span, after // span):
            hashes = _hashes_below(connection, ledger, level, tile)
            connection.run(INSERT_TILE, ledger=ledger, level=level, tile=tile, hashes=b"".join(hashes))
        span, level = span * TILE_WIDTH, level + 1


def _hashes_below(connection: Connection, ledger: str, level: int, tile: int) -> list[bytes]:
    first = tile * TILE_WIDTH
    if level == 0:
        rows = connection.run(LEAF_HASHES, ledger=ledger, first=first + 1, last=first + TILE_WIDTH)
        return [bytes(row[0]) for row in rows]
    below = connection.run(TILE_RANGE, ledger=ledger, level=level - 1, first=first, last=first + TILE_WIDTH - 1)
    return [root_of(_split(bytes(row[0]))) for row in below]


def _split(hashes: bytes) -> list[bytes]:
    return [hashes[at : at + 32] for at in range(0, len(hashes), 32)]
