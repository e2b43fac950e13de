"""The tree of a ledger as the tables hold it: complete tiles in rows, the hashes of the last tile beside the facts."""

from collections.abc import Mapping

from domain.ledger.tiles import TILE_WIDTH, hashes_from, hashes_in
from domain.ledger.tree import HashAt, complete_subtrees, root_of
from service.audit.known_nodes import KnownNodes
from service.store.appending import HASHES_OF, LEAF_HASHES, TILE_RANGE
from service.store.connections import Connection
from service.store.heads import Head


class TreeReader:
    """Reads the tiles of one ledger up to its head, for proofs about the tree at any size it has had."""

    def __init__(self, connection: Connection, head: Head, known: KnownNodes) -> None:
        """Read as of a head; what was recorded since is not looked at."""
        self._connection, self._head, self._known = connection, head, known

    def read_tile(self, level: int, index: int) -> bytes:
        """The hashes of a tile, full or not, one after the other; nothing where the tree has no such tile.

        Reads one row where the tile is complete, else up to 255 leaf hashes or, above the leaves and only for what
        this process has not computed before, up to 255 tiles of the level below.
        """
        filled = min(TILE_WIDTH, max(0, self._size_at(level) - index * TILE_WIDTH))
        if filled == TILE_WIDTH:
            rows = self._connection.run(HASHES_OF, ledger=self._head.ledger, level=level, tile=index)
            return bytes(rows[0][0]) if rows else b""
        if filled == 0:
            return b""
        return b"".join(self._leaf_hashes(index, filled) if level == 0 else self._roots_below(level, index, filled))

    def hash_at(self) -> HashAt:
        """The lookup that proofs and roots are made from; the head's own edge answers for the right of the tree."""
        edge = dict(zip(complete_subtrees(0, self._head.size), self._head.frontier.peaks, strict=True))
        return _edge_first(edge, hashes_from(self.read_tile))

    def _size_at(self, level: int) -> int:
        return self._head.size >> (8 * level)

    def _leaf_hashes(self, index: int, filled: int) -> list[bytes]:
        first = index * TILE_WIDTH + 1
        rows = self._connection.run(LEAF_HASHES, ledger=self._head.ledger, first=first, last=first + filled - 1)
        return [bytes(row[0]) for row in rows]

    def _roots_below(self, level: int, index: int, filled: int) -> list[bytes]:
        ledger, first = self._head.ledger, index * TILE_WIDTH
        hashes = self._known.read(ledger, level, first, filled)
        start, last = first + len(hashes), first + filled - 1
        if start <= last:
            rows = self._connection.run(TILE_RANGE, ledger=ledger, level=level - 1, first=start, last=last)
            computed = [root_of(hashes_in(bytes(row[0]))) for row in rows]
            self._known.take(ledger, level, start, computed)
            hashes += computed
        return hashes


def _edge_first(edge: Mapping[tuple[int, int], bytes], otherwise: HashAt) -> HashAt:
    def hash_at(level: int, index: int) -> bytes:
        return edge.get((level, index)) or otherwise(level, index)

    return hash_at
