"""The tags in the facts and the index of tags, held against each other in both directions."""

from collections.abc import Callable, Iterable
from typing import Any

from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import parse_leaf
from verifier.findings import Check, Findings
from verifier.fingerprints import Fingerprints
from verifier.queries import Query, Reader
from verifier.rows import BEFORE_ALL, next_rows

MOST_STRETCHES = 4

SCAN = Query(
    "SELECT tag, type, position FROM fact_tags WHERE ledger = :ledger AND (tag, type, position) > "
    "(CAST(:tag AS text), CAST(:type AS text), CAST(:position AS bigint)) ORDER BY tag, type, position LIMIT 10000"
)
IN_STRETCH = Query(
    "SELECT position, type, tag FROM fact_tags WHERE ledger = :ledger AND position BETWEEN :first AND :last"
)

Pairs = set[tuple[str, str]]


def tags_in(said: dict[str, Any] | None) -> Pairs:
    """The (type, tag) pairs under which a fact must be found; none where its bytes cannot be read."""
    listed = said.get("tags") if said else None
    kind = str(said.get("type")) if said else ""
    return {(kind, tag) for tag in listed if isinstance(tag, str)} if isinstance(listed, list) else set()


class TagIndex:
    """Takes the tags of every fact, then goes through the index."""

    def __init__(self, reader: Reader, ledger: str, findings: Findings) -> None:
        """Compare within one ledger."""
        self._reader, self._ledger, self._findings = reader, ledger, findings
        self._sums = Fingerprints()
        self._unreadable: set[int] = set()

    def take(self, position: int, said: dict[str, Any] | None) -> None:
        """Take the tags that a fact's bytes name."""
        if said is None:
            self._unreadable.add(position)
        for kind, tag in tags_in(said):
            self._sums.add(position, f"{kind}\0{tag}")

    def compare(self, on_chunk: Callable[[int], None]) -> None:
        """Go through the index, and look closely where it differs from the facts."""
        after: tuple[str, str, int] = ("", "", BEFORE_ALL)
        while rows := self._reader.ask(SCAN, ledger=self._ledger, tag=after[0], type=after[1], position=after[2]):
            for tag, kind, position in rows:
                self._sums.remove(position, f"{kind}\0{tag}")
            after = rows[-1][0], rows[-1][1], rows[-1][2]
            on_chunk(len(rows))
        for first, last in self._sums.differing()[:MOST_STRETCHES]:
            self._look_closely(first, last)

    def _look_closely(self, first: int, last: int) -> None:
        indexed: dict[int, Pairs] = {}
        for position, kind, tag in self._reader.ask(IN_STRETCH, ledger=self._ledger, first=first, last=last):
            indexed.setdefault(position, set()).add((kind, tag))
        said = {
            row.position: tags_in(_said(row.leaf))
            for row in next_rows(self._reader, self._ledger, first - 1)
            if row.position <= last
        }
        for position in sorted((indexed.keys() | said.keys()) - self._unreadable):
            self._differ(position, said.get(position, set()), indexed.get(position, set()))

    def _differ(self, position: int, said: Pairs, indexed: Pairs) -> None:
        for what, pairs in (("lacks", said - indexed), ("should not have", indexed - said)):
            if pairs:
                self._findings.add(Check.TAGS, position, f"the index {what} the fact under {_listed(pairs)}")


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(sorted(tag for _, tag in pairs))


def _said(leaf: bytes) -> dict[str, Any] | None:
    try:
        return parse_leaf(leaf)
    except NotCanonical:
        return None
