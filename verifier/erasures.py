"""Words that are gone, and words that should be, held against the erasures on record."""

from collections.abc import Iterator
from typing import Any, Final

from verifier.findings import Check, Findings
from verifier.rows import Row

ERASURE: Final = "privacy.ErasureRecorded"
WITHHOLDING: Final = "privacy.TextsWithheld"
SHOWN_AGAIN: Final = "privacy.TextsShownAgain"


class Erasures:
    """Takes the facts in their order, and whatever of their words is not there."""

    def __init__(self) -> None:
        """Know of no erasure, and miss nothing."""
        self._erased: dict[int, int] = {}
        self._gone: dict[str, int] = {}
        self._withheld: set[int] = set()
        self._hidden: dict[str, int] = {}

    def take(self, row: Row, said: dict[str, Any] | None) -> None:
        """Remember whose words a fact says were erased, hidden or shown again; it can only mean facts before it."""
        data = said.get("data") if said else None
        if row.type == WITHHOLDING:
            self._withheld.update(at for at in _named(data, "hides") if at < row.position)
        elif row.type == SHOWN_AGAIN:
            self._withheld.difference_update(_named(data, "shows"))
        elif row.type == ERASURE:
            for position in _named(data, "positions"):
                if position < row.position:
                    self._erased.setdefault(position, row.position)

    def miss(self, digest: str, row: Row) -> None:
        """The words of a digest are gone; they lay with the first fact that commits to them."""
        self._gone.setdefault(digest, row.position)

    def hide(self, digest: str, row: Row) -> None:
        """The words of a digest are said to be withheld; they lie with the first fact that commits to them."""
        self._hidden.setdefault(digest, row.position)

    def misses(self, digest: str) -> bool:
        """Whether the words of a digest are known to be gone."""
        return digest in self._gone

    @property
    def carried_out(self) -> tuple[tuple[int, int], ...]:
        """The facts whose words are said to be gone, each with the fact that says so."""
        return tuple(self._erased.items())

    def explain(self, findings: Findings) -> None:
        """Say where words are gone though nobody erased them."""
        for position in sorted({at for at in self._gone.values() if at not in self._erased}):
            findings.add(Check.DISCLOSURES, position, "a disclosure or its key is gone, and no erasure is on record")
        for position in sorted(set(self._hidden.values()) - self._withheld):
            findings.add(Check.DISCLOSURES, position, "words are called withheld, and no withholding is on record")


def _named(data: object, under: str) -> Iterator[int]:
    """The positions that a fact names, however oddly it is spelled."""
    named = data.get(under) if isinstance(data, dict) else None
    if isinstance(named, list):
        yield from (one for one in named if type(one) is int)
