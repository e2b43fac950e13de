"""A body's record as lines of JSON: a header, every fact with the bytes that are proven, and the signed checkpoint.

The facts are what the API shows of them, so that one reader reads both; whoever has the file can grow the tree from
the bytes and compare its root with the checkpoint, without anything of ours.
"""

from collections.abc import Iterator
from typing import Any, Final

from domain.ledger.base64text import base64_text
from domain.ledger.canonical import parse_leaf
from domain.ledger.leaf import leaf_hash
from domain.ledger.tree import BrokenTree, Frontier
from service.audit.bodies import DisclosureShown
from service.audit.prover import Prover
from service.audit.verifying.asking import Asking
from service.cli.progress import Told
from service.store.connections import Connection
from service.store.heads import Head
from service.store.migrating import revision_of, too_old
from service.store.sealed import SealedDisclosures
from verifier.export_lines import FORMAT, spelled
from verifier.rows import Row, chunks
from verifier.sealed import digests_in

OLDEST: Final = "0006"  # the migration since which a head says which leaf hashes wait for a tile


class ExportedLines:
    """Writes one body's record from a connection whose view does not change meanwhile; a stretch at a time."""

    def __init__(self, connection: Connection, prover: Prover, ledger: str, texts: SealedDisclosures | None) -> None:
        """Take the head; with `texts`, personal and free texts stand beside their facts.

        Raises `NotFound`, and `NeedsMigration` where the database is too old for that.
        """
        found = revision_of(connection)
        if found is None or found < OLDEST:
            raise too_old(found)
        self._connection, self._prover, self._texts = connection, prover, texts
        self.head: Head = prover.head(connection, ledger)

    def lines(self, progress: Told) -> Iterator[str]:
        """Every line of the export; raises `BrokenTree` before the checkpoint where the facts are not those signed."""
        yield spelled(self._header())
        edge = Frontier()
        for rows in chunks(Asking(self._connection), self.head.ledger):
            yield from self._facts(rows)
            edge = edge.extend(leaf_hash(row.leaf) for row in rows)
            progress(edge.size, self.head.size)
        if edge != self.head.frontier:
            raise BrokenTree(f"the facts of {self.head.ledger} do not lead to the root that is on record")
        signed = self._prover.checkpoint(self._connection, self.head.ledger)
        yield spelled({"checkpoint": str(signed.note)})

    def _header(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "body": self.head.ledger,
            "size": self.head.size,
            "root": base64_text(self.head.root),
            "exportedAt": self.head.size,
            "withTexts": self._texts is not None,
        }

    def _facts(self, rows: list[Row]) -> Iterator[str]:
        parsed = [parse_leaf(row.leaf) for row in rows]
        opened = self._opened(parsed)
        for row, fact in zip(rows, parsed, strict=True):
            shown = {
                "position": row.position,
                "leaf": base64_text(row.leaf),
                "leafHash": base64_text(leaf_hash(row.leaf)),
                "fact": fact,
            }
            if opened is not None:
                shown["disclosures"] = [_disclosure(one, opened.get(one)) for one in digests_in(fact)]
            yield spelled(shown)

    def _opened(self, parsed: list[dict[str, Any]]) -> dict[str, str] | None:
        if self._texts is None:
            return None
        wanted = (one for fact in parsed for one in digests_in(fact))
        return self._texts.reveal(self._connection, self.head.ledger, wanted)


def _disclosure(digest: str, disclosure: str | None) -> dict[str, Any]:
    return DisclosureShown.of(digest, disclosure).model_dump(by_alias=True, exclude_none=True)
