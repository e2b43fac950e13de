"""Two great sets compared without holding either: each element adds a keyed hash to a sum for its part of the log."""

import os
from collections import defaultdict
from hashlib import blake2b
from typing import Final

STRETCH: Final = 1024  # positions
KEPT: Final = 128  # bits of a sum: nobody who does not know this run's key can make two sets agree


class Fingerprints:
    """Sums of keyed hashes by stretch of the log; elements of one side are added, those of the other taken away."""

    def __init__(self) -> None:
        """Begin with two empty sets, under a key that only this run knows."""
        self._key = os.urandom(32)
        self._sums: defaultdict[int, int] = defaultdict(int)

    def add(self, position: int, element: str) -> None:
        """Add an element of the one set."""
        self._sums[position // STRETCH] += self._hash(position, element)

    def remove(self, position: int, element: str) -> None:
        """Take away an element of the other set."""
        self._sums[position // STRETCH] -= self._hash(position, element)

    def differing(self) -> list[tuple[int, int]]:
        """The stretches in which the sets differ, as first and last position."""
        return [(at * STRETCH, at * STRETCH + STRETCH - 1) for at in sorted(self._sums) if self._sums[at] % (1 << KEPT)]

    def _hash(self, position: int, element: str) -> int:
        hashed = blake2b(f"{position}\0{element}".encode("utf-8", "replace"), key=self._key, digest_size=KEPT // 8)
        return int.from_bytes(hashed.digest())
