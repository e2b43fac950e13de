"""The tree grown again from the bytes of the facts, and every stored tile held against it."""

from collections import defaultdict
from collections.abc import Callable, Collection

from domain.ledger.tiles import TILE_HEIGHT, TILE_WIDTH, Tile, hashes_in, in_tiles
from domain.ledger.tree import Frontier, root_of
from verifier.findings import Check, Findings

StoredTile = Callable[[int, int], bytes | None]
"""What is stored of a tile, nothing where it is not there: (tile level, index) → bytes."""


class RegrownTree:
    """Takes the hashes of the leaves in order; keeps the edge that the tree had at each awaited size."""

    def __init__(self, stored: StoredTile, awaited: Collection[int], findings: Findings) -> None:
        """Begin with the empty tree."""
        self._stored, self._awaited, self._findings = stored, frozenset(awaited), findings
        self._rows: defaultdict[int, list[bytes]] = defaultdict(list)
        self._pending: list[bytes] = []
        self._edge = Frontier()
        self.edges = {0: Frontier()}
        self.size = 0

    def take(self, leaf_hash: bytes) -> None:
        """Grow by the next leaf."""
        self._pending.append(leaf_hash)
        self.size += 1
        if self.size in self._awaited:
            self.edges[self.size] = self.edge()
        row = self._rows[0]
        row.append(leaf_hash)
        if len(row) == TILE_WIDTH:
            self._complete(0)

    def edge(self) -> Frontier:
        """The right edge of the tree as it is now."""
        self._edge, self._pending = self._edge.extend(self._pending), []
        return self._edge

    def compare_last(self, waiting: bytes) -> None:
        """Hold against the facts what is not complete: the last tile of each level, and the hashes that wait."""
        row = self._rows[0]
        ripe = in_tiles(len(row))
        if waiting != b"".join(row[ripe:]):
            kept = hashes_in(waiting)
            wrong = next((at for at, one in enumerate(row[ripe:]) if kept[at : at + 1] != [one]), 0)
            what = "a hash that waits in the head is not that of the fact"
            self._findings.add(Check.TILES, min(self.size, in_tiles(self.size) + 1 + wrong), what)
        for level, hashes in sorted({**self._rows, 0: row[:ripe]}.items()):
            if hashes:
                self._compare(level, self.size >> TILE_HEIGHT * (level + 1), hashes)

    def many(self, level: int, *, growing: bool) -> int:
        """How many tiles of a level there are, with the last, incomplete one where those are kept as well."""
        width = (in_tiles(self.size) if growing else self.size) >> TILE_HEIGHT * level
        return -(-width // TILE_WIDTH) if growing else width // TILE_WIDTH

    def _complete(self, level: int) -> None:
        row, above = self._rows[level], self._rows[level + 1]
        self._compare(level, (self.size >> 8 * (level + 1)) - 1, row)
        above.append(root_of(row))
        self._rows[level] = []
        if len(above) == TILE_WIDTH:
            self._complete(level + 1)

    def _compare(self, level: int, index: int, hashes: list[bytes]) -> None:
        stored = self._stored(level, index)
        if stored == b"".join(hashes):
            return
        name, span = Tile(level, index, len(hashes)).path, TILE_WIDTH**level
        first = index * TILE_WIDTH * span + 1
        if stored is None:
            self._findings.add(Check.TILES, first, f"{name} is missing", upto=first + len(hashes) * span - 1)
            return
        kept = hashes_in(stored)
        wrong = next((at for at, one in enumerate(hashes) if at >= len(kept) or kept[at] != one), len(hashes) - 1)
        first += wrong * span
        what = f"{name} holds another hash than the facts have"
        self._findings.add(Check.TILES, first, what, upto=first + span - 1, vague=level > 0)
