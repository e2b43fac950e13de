"""Appending: facts, their tags and their hashes in the tree, under a locked head."""

from collections.abc import Sequence

from sqlalchemy import insert

from domain.kernel.values import value
from domain.ledger.leaf import MAX_LEAF, LeafTooLong, leaf_hash
from service.store.connections import Connection
from service.store.heads import Head, advance
from service.store.statements import Statement
from service.store.tables import fact_tags, facts
from service.store.tiles import grow_tiles

INSERT_FACT = Statement(insert(facts))
INSERT_TAG = Statement(insert(fact_tags))


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
        waiting=grow_tiles(connection, head.ledger, head.size, head.waiting, hashes),
        recorded_at=max([head.recorded_at, *(entry.recorded_at for entry in entries)]),
    )
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
