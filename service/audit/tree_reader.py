"""The tree of a ledger as the tables hold it: its tiles in rows, and in the head the hashes that no tile has yet."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import bindparam, select

from domain.ledger.leaf import HASH_SIZE
from domain.ledger.tiles import TILE_HEIGHT, TILE_WIDTH, hashes_from, in_tiles
from domain.ledger.tree import HashAt, complete_subtrees
from service.store.connections import Connection
from service.store.heads import Head
from service.store.statements import Statement
from service.store.tables import tiles

HASHES_OF: Final = Statement(
    select(tiles.c.hashes).where(
        tiles.c.ledger == bindparam("ledger"), tiles.c.level == bindparam("level"), tiles.c.tile == bindparam("tile")
    )
)


class TreeReader:
    """Reads the tiles of one ledger up to its head, for proofs about the tree at any size it has had."""

    def __init__(self, connection: Connection, head: Head) -> None:
        """Read as of a head; what was recorded since is not looked at."""
        self._connection, self._head = connection, head

    def read_tile(self, level: int, index: int) -> bytes:
        """The hashes of a tile, full or not, one after the other; nothing where the tree has no such tile.

        Reads one row, or none where all its hashes still wait in the head.
        """
        filled = self._filled(self._head.size >> TILE_HEIGHT * level, index)
        stored = self._filled(in_tiles(self._head.size), index) if level == 0 else filled
        held = self._stored(level, index)[: stored * HASH_SIZE] if stored else b""
        return held + self._head.waiting if stored < filled else held

    def hash_at(self) -> HashAt:
        """The lookup that proofs and roots are made from; the head's own edge answers for the right of the tree."""
        edge = dict(zip(complete_subtrees(0, self._head.size), self._head.frontier.peaks, strict=True))
        return _edge_first(edge, hashes_from(self.read_tile))

    def _stored(self, level: int, index: int) -> bytes:
        rows = self._connection.run(HASHES_OF, ledger=self._head.ledger, level=level, tile=index)
        return bytes(rows[0][0]) if rows else b""

    @staticmethod
    def _filled(width: int, index: int) -> int:
        """How many hashes of a level so wide are in a tile."""
        return min(TILE_WIDTH, max(0, width - index * TILE_WIDTH))


def _edge_first(edge: Mapping[tuple[int, int], bytes], otherwise: HashAt) -> HashAt:
    def hash_at(level: int, index: int) -> bytes:
        return edge.get((level, index)) or otherwise(level, index)

    return hash_at
