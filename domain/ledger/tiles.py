"""The tree cut into tiles of 256 hashes, each with its public name (C2SP tlog-tiles)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from domain.ledger.leaf import HASH_SIZE
from domain.ledger.tree import BrokenTree, HashAt, root_of

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT
MAX_LEVEL = 63
RUN = 16
"""So many leaf hashes go into their tile together where tiles are kept; fewer wait beside them."""

ReadTile = Callable[[int, int], bytes]
"""Gives what is stored of a tile, full or partial, as hashes one after the other: (tile level, index) → bytes."""

_PATH = re.compile(r"tile/([0-9]{1,2}|entries)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([0-9]{1,3}))?")


class NoSuchTile(ValueError):
    """A name or a place that no tile can have."""


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A tile by its place: `level` 0 holds leaf hashes, `index` counts from the left, `width` is 1 to 256 hashes."""

    level: int
    index: int
    width: int = TILE_WIDTH

    def __post_init__(self) -> None:
        """Refuse a place that no tile can have; raises `NoSuchTile`."""
        if not (0 <= self.level <= MAX_LEVEL and self.index >= 0 and 1 <= self.width <= TILE_WIDTH):
            raise NoSuchTile(f"level {self.level}, index {self.index}, width {self.width}")

    @property
    def path(self) -> str:
        """The public name of the tile, such as `tile/0/x001/234.p/5`."""
        return f"tile/{self.level}/{self._number}"

    @property
    def entries_path(self) -> str:
        """The public name of the bundle of leaves that a tile of level 0 holds the hashes of."""
        return f"tile/entries/{self._number}"

    @property
    def _number(self) -> str:
        digits = f"{self.index:03}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        *leading, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
        number = "".join(f"x{group}/" for group in leading) + last
        return number if self.width == TILE_WIDTH else f"{number}.p/{self.width}"

    @classmethod
    def at_path(cls, path: str) -> Self:
        """Read a tile's public name; the name of an entry bundle gives its tile of level 0. Raises `NoSuchTile`."""
        found = _PATH.fullmatch(path)
        if found is None:
            raise NoSuchTile("not the name of a tile")
        level, number, width = found.groups()
        index = int(number.replace("x", "").replace("/", ""))
        tile = cls(0 if level == "entries" else int(level), index, TILE_WIDTH if width is None else int(width))
        if path not in (tile.path, tile.entries_path):
            raise NoSuchTile("not the one spelling of a tile's name")
        return tile


@dataclass(frozen=True, slots=True)
class Growth:
    """What an append adds to one tile: `tile` as it is afterwards, and the hashes `added` to the end of its bytes."""

    tile: Tile
    added: bytes


def tiles_of(size: int) -> Iterator[Tile]:
    """List every tile of a tree of `size` leaves, the rightmost ones partial, level by level."""
    return tiles_written(0, size)


def tiles_written(old_size: int, new_size: int) -> Iterator[Tile]:
    """List the tiles that gain hashes when the tree grows from old to new size, at their new width, level by level."""
    for level in range(MAX_LEVEL + 1):
        old, new = old_size >> (TILE_HEIGHT * level), new_size >> (TILE_HEIGHT * level)
        if old >= new:
            return
        for index in range(old // TILE_WIDTH, (new - 1) // TILE_WIDTH + 1):
            yield Tile(level, index, min(TILE_WIDTH, new - index * TILE_WIDTH))


def in_tiles(size: int) -> int:
    """How many leaf hashes of a tree of this size have come together in runs, and so into tiles; the others wait."""
    return size - size % RUN


def grow(old_size: int, leaf_hashes: Sequence[bytes], read_tile: ReadTile) -> list[Growth]:
    """Compute what new leaves add to the tiles, level by level.

    `read_tile` is asked only for partial tiles that become full (and are then hashed into the level above).
    Raises `BrokenTree` when a stored tile is not as wide as a tree of the old size makes it.
    """
    growths: list[Growth] = []
    level, size, hashes = 0, old_size, list(leaf_hashes)
    while hashes:
        above: list[bytes] = []
        for tile, added in _cut(level, size, hashes):
            growths.append(Growth(tile, b"".join(added)))
            if tile.width == TILE_WIDTH:
                before = _stored(tile, TILE_WIDTH - len(added), read_tile)
                above.append(root_of([*before, *added]))
        level, size, hashes = level + 1, size // TILE_WIDTH, above
    return growths


def hashes_in(tile_bytes: bytes) -> list[bytes]:
    """Cut a tile's bytes into its hashes."""
    return [tile_bytes[at : at + HASH_SIZE] for at in range(0, len(tile_bytes), HASH_SIZE)]


def hashes_from(read_tile: ReadTile) -> HashAt:
    """Make the lookup of subtree hashes that proofs and roots need from a reader of tiles; each tile is read once.

    The lookup raises `BrokenTree` when the tiles do not hold the hash: it lies outside the tree, or a tile is damaged.
    """
    read: dict[tuple[int, int], bytes] = {}

    def hash_at(level: int, index: int) -> bytes:
        tile_level, height = divmod(level, TILE_HEIGHT)
        tile_index, offset = divmod(index << height, TILE_WIDTH)
        place = tile_level, tile_index
        if place not in read:
            read[place] = read_tile(*place)
        part = read[place][offset * HASH_SIZE : (offset + (1 << height)) * HASH_SIZE]
        if len(part) != HASH_SIZE << height:
            raise BrokenTree(f"the tiles do not hold the hash at level {level}, index {index}")
        return root_of(hashes_in(part))

    return hash_at


def _cut(level: int, size: int, hashes: list[bytes]) -> Iterator[tuple[Tile, list[bytes]]]:
    taken = 0
    while taken < len(hashes):
        index, filled = divmod(size + taken, TILE_WIDTH)
        added = hashes[taken : taken + TILE_WIDTH - filled]
        yield Tile(level, index, filled + len(added)), added
        taken += len(added)


def _stored(tile: Tile, width: int, read_tile: ReadTile) -> list[bytes]:
    if width == 0:
        return []
    stored = read_tile(tile.level, tile.index)
    if len(stored) != width * HASH_SIZE:
        raise BrokenTree(f"tile {tile.path} should have been {width} hashes wide")
    return hashes_in(stored)
