"""One ledger verified in one pass over its facts, and then over what was computed from them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.trust_policy import TrustPolicy
from verifier.access_log import AccessChain
from verifier.answers import compare_answers
from verifier.checkpoints import Kept, compare_kept, compare_receipt
from verifier.custody import Custody, said_of_custody
from verifier.disclosures import Disclosures
from verifier.facts import compare_hash, examine
from verifier.findings import CannotTell, Check, Findings
from verifier.heads import examine_head
from verifier.log_names import names_given, only_of_this_log
from verifier.meanings import Meanings
from verifier.positions import Positions
from verifier.queries import Query, Reader
from verifier.replays import Replay
from verifier.reports import LedgerReport
from verifier.rows import Row, StoredHead, chunks, octets, stored_head
from verifier.sealed import SealedTexts
from verifier.stored_cosignatures import stored_cosignatures
from verifier.tags import TagIndex
from verifier.trees import RegrownTree
from verifier.witnesses import Witnessed, wanting, witnessed_by

Progress = Callable[[str, int, int], None]
"""Told what is being looked at, how much of it has been, and how much there is."""

TILES = Query("SELECT level, min(tile), max(tile) FROM tiles WHERE ledger = :ledger GROUP BY level")
TILE = Query("SELECT hashes FROM tiles WHERE ledger = :ledger AND level = :level AND tile = :tile")
LEAF = Query("SELECT leaf FROM facts WHERE ledger = :ledger AND position = :position")
MANY = 1024

FACTS = Query("SELECT count(*) FROM facts WHERE ledger = :ledger")
TAGS = Query("SELECT count(*) FROM fact_tags WHERE ledger = :ledger")
ANSWERS = Query("SELECT count(*) FROM idempotency_records WHERE ledger = :ledger")


@value
class Evidence:
    """What is held against the ledger: what was kept, keys, who must cosign, the key to words; how thoroughly."""

    kept: tuple[Kept, ...] = ()
    keys: tuple[VerifierKey, ...] = ()
    policy: TrustPolicy | None = None
    sealed: SealedTexts | None = None
    replay: bool = False
    hashes_only: bool = False


@dataclass
class Walk:
    """One pass over the facts of a ledger."""

    reader: Reader
    ledger: str
    evidence: Evidence
    findings: Findings
    progress: Progress
    meanings: Meanings
    agreeing: list[Kept] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the head, and prepare what looks at each fact."""
        self.head: StoredHead | None = stored_head(self.reader, self.ledger)
        self.stored = stored_cosignatures(self.reader, self.ledger, self.findings)
        outside = {one.checkpoint.size for one in (*self.evidence.kept, *self.stored)}
        awaited = outside | ({self.head.size} if self.head else set())
        self.positions = Positions(self.head, self.findings)
        self.tree = RegrownTree(self._stored_tile, awaited, self.findings)
        self.tags = TagIndex(self.reader, self.ledger, self.findings)
        self.custody = Custody(self.ledger, self.findings)
        self.accesses = AccessChain(self.reader, self.ledger, self.evidence.sealed, self.findings)
        self.disclosures = Disclosures(self.reader, self.ledger, self.evidence.sealed, self.findings)

    @property
    def witnessed(self) -> Witnessed | None:
        """How much of the ledger witnesses saw."""
        return witnessed_by([(one.checkpoint, one.cosignatures) for one in self.agreeing], self.evidence.policy)

    def over_the_facts(self) -> None:
        """Look at every fact once."""
        on_chunk = self._told("facts", FACTS)
        for rows in chunks(self.reader, self.ledger):
            on_chunk(len(rows))
            if self.evidence.hashes_only:
                self._hash(rows)
            else:
                self.disclosures.take([(row, self._one(row)) for row in rows])
        self.positions.end()
        if not self.evidence.hashes_only:
            self.disclosures.end(self.positions.last)

    def over_what_was_computed(self) -> None:
        """Compare tags, tiles, head, answers and what was kept outside with the facts."""
        if not self.evidence.hashes_only:
            self.tags.compare(self._told("tags", TAGS))
            compare_answers(self.reader, self.ledger, self.findings, self._told("answers", ANSWERS))
            self.accesses.compare(self.tree.size)
        if self.positions.unbroken:
            self._compare_tree()
        for one in self.evidence.kept:
            compare_receipt(one, self._leaf_of(one), self.custody, self.findings)

    def _hash(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._grow(row, said_of_custody(row.leaf))

    def _grow(self, row: Row, said: dict[str, Any] | None) -> None:
        hashed = leaf_hash(row.leaf)
        compare_hash(row, hashed, self.findings)
        self.custody.take(row, said, self.tree.edge)
        if self.positions.take(row) and self.positions.unbroken:
            self.tree.take(hashed)

    def _one(self, row: Row) -> dict[str, Any] | None:
        seen = examine(row, self.findings)
        said = seen.said if seen else None
        self._grow(row, said)
        self.tags.take(row.position, said)
        self.accesses.take(row, said)
        if seen is not None:
            self.meanings.take(row, seen)
        return said

    def _compare_tree(self) -> None:
        if self.head is None:
            self.findings.add(Check.ROOT, 1, "the ledger has facts but no head")
        elif self.head.size in self.tree.edges:
            examine_head(self.head, self.tree.edges[self.head.size], self._newest(), self.findings)
            if self.head.waiting is not None and self.head.size == self.tree.size:
                self.tree.compare_last(self.head.waiting)
        elif self.head.size < 0:
            self.findings.add(Check.ROOT, 1, f"the head says that the log has {self.head.size} facts")
        growing = self.head is not None and self.head.waiting is not None
        for level, first, last in self.reader.ask(TILES, ledger=self.ledger):
            if first < 0 or last >= self.tree.many(level, growing=growing):
                self.findings.add(Check.TILES, self.tree.size + 1, f"there are tiles of level {level} beyond the facts")
        self.custody.end()
        names = names_given(self.ledger, self.evidence.keys, self.evidence.kept)
        stored = only_of_this_log(self.stored, names, self.custody, self.findings)
        kept = [*self.evidence.kept, *stored]
        self.agreeing = compare_kept(kept, self.tree.size, self.tree.edges, self.custody, self.findings)

    def _newest(self) -> int | None:
        return self.positions.newest if self.head and self.head.size == self.tree.size else None

    def _stored_tile(self, level: int, index: int) -> bytes | None:
        rows = self.reader.ask(TILE, ledger=self.ledger, level=level, tile=index)
        return octets(rows[0][0]) if rows else None

    def _leaf_of(self, one: Kept) -> bytes | None:
        if one.index is None:
            return None
        rows = self.reader.ask(LEAF, ledger=self.ledger, position=one.index + 1)
        return octets(rows[0][0]) if rows else None

    def _told(self, stage: str, count: Query) -> Callable[[int], None]:
        total, done = int(self.reader.ask(count, ledger=self.ledger)[0][0]), 0

        def on_chunk(many: int) -> None:
            nonlocal done
            done += many
            if done > 2 * total + MANY:  # a damaged index leads in circles
                raise CannotTell(f"the {stage} of {self.ledger} have no end: the database is damaged")
            self.progress(stage, done, total)

        return on_chunk


def verify_ledger(
    reader: Reader,
    ledger: str,
    evidence: Evidence,
    progress: Progress,
    compare_read_models: Callable[[Findings], None] | None = None,
) -> LedgerReport:
    """Verify one ledger; what is computed from its log is compared only where the log is right.

    The votes behind each decision are always looked up. Every fact is read here as one of those that are known where
    nobody else does, as the comparison of read models would, or where all is judged anew.

    Raises `CannotTell`.
    """
    findings = Findings()
    replay = Replay(ledger, findings) if evidence.replay else None
    meanings = Meanings(findings, replay, all_are_read=evidence.replay or compare_read_models is None)
    walk = Walk(reader, ledger, evidence, findings, progress, meanings)
    walk.over_the_facts()
    walk.over_what_was_computed()
    if compare_read_models and not findings.counts:
        compare_read_models(findings)
    return LedgerReport(
        ledger=ledger,
        size=walk.tree.size,
        root=walk.tree.edge().root().hex() if walk.positions.unbroken else "",
        findings=findings.in_order(),
        count=findings.counts.total(),
        missing=(*findings.missing, *wanting(ledger, walk.witnessed, evidence.policy)),
        witnessed=walk.witnessed,
        limits=tuple(findings.limits),
    )
