"""The Merkle tree over a ledger: its right edge is enough to grow it and to know its root (RFC 6962 §2.1)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from typing import Self

from domain.ledger.leaf import HASH_SIZE, node_hash

EMPTY_ROOT = sha256(b"").digest()
MAX_SIZE = 2**63 - 1

HashAt = Callable[[int, int], bytes]
"""Gives the hash of the complete subtree of 2^level leaves from leaf index × 2^level on: (level, index) → hash."""


class BrokenTree(ValueError):
    """Stored hashes do not have the number or the length that a tree of that size has."""


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree: the roots of its complete subtrees, the largest (leftmost) first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an edge that no tree of this size has; raises `BrokenTree`."""
        if not 0 <= self.size <= MAX_SIZE or self.size.bit_count() != len(self.peaks):
            raise BrokenTree(f"a tree of {self.size} leaves does not have {len(self.peaks)} complete subtrees")
        if any(len(peak) != HASH_SIZE for peak in self.peaks):
            raise BrokenTree(f"a hash has {HASH_SIZE} bytes")

    @classmethod
    def unpack(cls, size: int, packed: bytes) -> Self:
        """Read an edge back from its stored bytes; raises `BrokenTree`."""
        return cls(size, tuple(packed[at : at + HASH_SIZE] for at in range(0, len(packed), HASH_SIZE)))

    @property
    def packed(self) -> bytes:
        """The edge as bytes to be stored: its hashes one after the other."""
        return b"".join(self.peaks)

    def append(self, leaf_hash: bytes) -> Self:
        """Grow the tree by one leaf."""
        return self.extend((leaf_hash,))

    def extend(self, leaf_hashes: Iterable[bytes]) -> Self:
        """Grow the tree by leaves in their order; about one hash of work for each."""
        peaks, size = list(self.peaks), self.size
        for leaf_hash in leaf_hashes:
            if len(leaf_hash) != HASH_SIZE:
                raise BrokenTree(f"a hash has {HASH_SIZE} bytes")
            right, filled = leaf_hash, size
            while filled & 1:
                right = sha256(b"\x01" + peaks.pop() + right).digest()
                filled >>= 1
            peaks.append(right)
            size += 1
        return type(self)(size, tuple(peaks))

    def root(self) -> bytes:
        """Give the root of the whole tree; of an empty tree, SHA-256 of nothing."""
        return joined(self.peaks)


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """Compute the root over leaf hashes in their order (RFC 6962 §2.1: MTH)."""
    row = list(leaf_hashes)
    while len(row) > 1:
        pairs = [sha256(b"\x01" + row[at] + row[at + 1]).digest() for at in range(0, len(row) - 1, 2)]
        row = [*pairs, row[-1]] if len(row) % 2 else pairs
    return row[0] if row else EMPTY_ROOT


def joined(peaks: Sequence[bytes]) -> bytes:
    """Fold the roots of complete subtrees, the largest first, into the root over all of them."""
    if not peaks:
        return EMPTY_ROOT
    return reduce(lambda right, left: node_hash(left, right), reversed(peaks))


def complete_subtrees(start: int, end: int) -> Iterator[tuple[int, int]]:
    """List, as (level, index), the complete subtrees that cover the leaves start ≤ i < end of an RFC 6962 subtree."""
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def range_root(start: int, end: int, hash_at: HashAt) -> bytes:
    """Compute the root over the leaves start ≤ i < end of an RFC 6962 subtree from the hashes of complete subtrees."""
    return joined([hash_at(level, index) for level, index in complete_subtrees(start, end)])


def root_at(size: int, hash_at: HashAt) -> bytes:
    """Compute the root that the tree had when it held `size` leaves."""
    return range_root(0, size, hash_at)


def frontier_at(size: int, hash_at: HashAt) -> Frontier:
    """Compute the right edge that the tree had when it held `size` leaves."""
    return Frontier(size, tuple(hash_at(level, index) for level, index in complete_subtrees(0, size)))
