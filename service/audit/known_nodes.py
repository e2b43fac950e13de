"""Hashes of complete subtrees that this process has computed before; a log only grows, so they stay right."""

from collections.abc import Sequence
from typing import Final

MOST_NODES: Final = 65_536


class KnownNodes:
    """The hashes of full tiles by their place, at most 65,536 (10 MB, 16 million facts); safe among threads."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._hashes: dict[tuple[str, int, int], bytes] = {}

    def read(self, ledger: str, level: int, first: int, many: int) -> list[bytes]:
        """The hashes of so many neighbouring nodes of a tile level, up to the first that is not known."""
        found = []
        for index in range(first, first + many):
            one = self._hashes.get((ledger, level, index))
            if one is None:
                break
            found.append(one)
        return found

    def take(self, ledger: str, level: int, first: int, hashes: Sequence[bytes]) -> None:
        """Remember the hashes of neighbouring nodes."""
        if len(self._hashes) + len(hashes) > MOST_NODES:
            self._hashes = {}
        self._hashes.update({(ledger, level, first + at): one for at, one in enumerate(hashes)})
