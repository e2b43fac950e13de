"""The tags in the facts and the index of tags, held against each other in both directions."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import bindparam, select

from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import parse_leaf
from service.audit.verifying.findings import Check, Findings
from service.audit.verifying.fingerprints import Fingerprints
from service.audit.verifying.rows import BEFORE_ALL, next_rows
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import fact_tags

MOST_STRETCHES = 4

_SCAN = (
    "SELECT tag, type, position FROM fact_tags WHERE ledger = {0} AND (tag, type, position) > ({1}, {2}, {3}) "
    "ORDER BY tag, type, position LIMIT 10000"
)
SCAN = Statement(
    sqlite=_SCAN.format(":ledger", ":tag", ":type", ":position"),
    postgresql=_SCAN.format("%(ledger)s", "%(tag)s::text", "%(type)s::text", "%(position)s::bigint"),
)
IN_STRETCH = Statement(
    select(fact_tags.c.position, fact_tags.c.type, fact_tags.c.tag).where(
        fact_tags.c.ledger == bindparam("ledger"), fact_tags.c.position.between(bindparam("first"), bindparam("last"))
    )
)

Pairs = set[tuple[str, str]]


def tags_in(said: dict[str, Any] | None) -> Pairs:
    """The (type, tag) pairs under which a fact must be found; none where its bytes cannot be read."""
    listed = said.get("tags") if said else None
    kind = str(said.get("type")) if said else ""
    return {(kind, tag) for tag in listed if isinstance(tag, str)} if isinstance(listed, list) else set()


class TagIndex:
    """Takes the tags of every fact, then goes through the index."""

    def __init__(self, connection: Connection, ledger: str, findings: Findings) -> None:
        """Compare within one ledger."""
        self._connection, self._ledger, self._findings = connection, ledger, findings
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
        while rows := self._connection.run(SCAN, ledger=self._ledger, tag=after[0], type=after[1], position=after[2]):
            for tag, kind, position in rows:
                self._sums.remove(position, f"{kind}\0{tag}")
            after = rows[-1][0], rows[-1][1], rows[-1][2]
            on_chunk(len(rows))
        for first, last in self._sums.differing()[:MOST_STRETCHES]:
            self._look_closely(first, last)

    def _look_closely(self, first: int, last: int) -> None:
        indexed: dict[int, Pairs] = {}
        for position, kind, tag in self._connection.run(IN_STRETCH, ledger=self._ledger, first=first, last=last):
            indexed.setdefault(position, set()).add((kind, tag))
        said = {
            row.position: tags_in(_said(row.leaf))
            for row in next_rows(self._connection, self._ledger, first - 1)
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
