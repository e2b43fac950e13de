"""One pass over the lines of an export: the bytes of its facts, the tree, the checkpoint, what is beside."""

from collections.abc import Sequence
from typing import Any, Final

from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.tree import Frontier
from domain.ledger.trust_policy import TrustPolicy
from verifier.checkpoints import Kept, compare_kept, compare_receipt, kept_of
from verifier.custody import Custody
from verifier.erasures import Erasures
from verifier.export_lines import Header, Line, fits, row_in, spelled
from verifier.facts import examine
from verifier.findings import CannotTell, Check, Findings
from verifier.meanings import Meanings
from verifier.positions import Positions
from verifier.replays import Replay
from verifier.rows import Row, StoredHead
from verifier.sealed import digests_in
from verifier.witnesses import Witnessed, witnessed_by

OWN: Final = "the checkpoint of the export"


class Walk:
    """Takes the lines of an export one by one."""

    def __init__(
        self,
        header: Header,
        kept: Sequence[Kept],
        keys: Sequence[VerifierKey],
        findings: Findings,
        policy: TrustPolicy | None = None,
        *,
        replay: bool = False,
    ) -> None:
        """Begin behind the header; `replay` has every judgement follow from the facts before it."""
        self.findings, self._policy = findings, policy
        self._agreeing: list[Kept] = []
        self._header, self._keys, self._kept = header, keys, list(kept)
        self._positions = Positions(StoredHead(header.size, header.root, b"", 0), findings)
        self._awaited = {one.checkpoint.size for one in kept} | {header.size}
        self._custody = Custody(header.ledger, findings)
        self._erasures = Erasures()
        self._meanings = Meanings(findings, Replay(header.ledger, findings) if replay else None)
        self._pending: list[bytes] = []
        self._edge = Frontier()
        self._edges = {0: Frontier()}
        self._leaves: dict[int, bytes] = {}
        self._ended = False

    @property
    def edge(self) -> Frontier:
        """The right edge of the tree as far as it has grown."""
        self._edge, self._pending = self._edge.extend(self._pending), []
        return self._edge

    @property
    def witnessed(self) -> Witnessed | None:
        """How much of the record witnesses saw."""
        return witnessed_by([(one.checkpoint, one.cosignatures) for one in self._agreeing], self._policy)

    def take(self, told: Line) -> None:
        """Take what a line says: a fact, or the checkpoint that ends the file."""
        at = self._positions.last + 1
        if self._ended:
            self.findings.add(Check.POSITIONS, at, "something stands behind the checkpoint that ends the export")
        elif told is not None and list(told) == ["checkpoint"]:
            self._ended = True
            self._take_checkpoint(str(told["checkpoint"]))
        elif told is None or (row := row_in(told, self._header)) is None:
            self.findings.add(Check.BYTES, at, "the line cannot be read as a fact")
        elif row.position <= self._positions.last:
            self.findings.add(Check.POSITIONS, row.position, "the fact stands twice, or behind a later one")
        else:
            self._take_fact(row, told)

    def end(self) -> None:
        """Hold the whole against the header and every checkpoint; say what is missing."""
        self._positions.end()
        self._erasures.explain(self.findings)
        if not self._ended:
            self.findings.add(Check.CHECKPOINTS, self._positions.last + 1, "the export ends without its checkpoint")
        if not self._positions.unbroken:
            return
        if self._header.size in self._edges and self._edges[self._header.size].root() != self._header.root:
            wrong = "the root in the header is not that of the facts"
            self.findings.add(Check.ROOT, 1, wrong, upto=self._header.size, vague=True)
        self._custody.end()
        self._agreeing = compare_kept(self._kept, self.edge.size, self._edges, self._custody, self.findings)
        for one in self._kept:
            leaf = self._leaves.get(-1 if one.index is None else one.index + 1)
            compare_receipt(one, leaf, self._custody, self.findings)

    def _take_fact(self, row: Row, told: dict[str, Any]) -> None:
        hashed = leaf_hash(row.leaf)
        said = examine(row, hashed, self.findings)
        self._custody.take(row, said, lambda: self.edge)
        self._positions.take(row)
        self._pending.append(hashed)
        if row.position in self._awaited:
            self._edges[row.position] = self.edge
        if any(one.index == row.position - 1 for one in self._kept):
            self._leaves[row.position] = row.leaf
        self._erasures.take(row, said)
        if said is None:
            return
        self._meanings.take(row, said)
        if spelled(told["fact"]) != spelled(said):
            self.findings.add(Check.BYTES, row.position, "what is shown of the fact is not what its bytes say")
        if self._header.with_texts:
            self._compare_texts(row, digests_in(said), told["disclosures"])

    def _compare_texts(self, row: Row, digests: list[str], shown: object) -> None:
        entries = [one for one in shown if isinstance(one, dict)] if isinstance(shown, list) else []
        if not isinstance(shown, list) or len(entries) != len(shown):
            self.findings.add(Check.DISCLOSURES, row.position, "the texts beside the fact cannot be read")
        if [one.get("digest") for one in entries] != digests:
            self.findings.add(Check.DISCLOSURES, row.position, "the texts beside the fact are not those it commits to")
        for one in entries:
            if one.get("digest") not in digests or not fits(one):
                what = "a text beside the fact is not the one that it commits to"
                self.findings.add(Check.DISCLOSURES, row.position, what)
            elif one.get("withheld"):
                self._erasures.hide(one["digest"], row)
            elif one.get("erased"):
                self._erasures.miss(one["digest"], row)

    def _take_checkpoint(self, text: str) -> None:
        try:
            own = kept_of(OWN, text, self._keys, self._policy)
        except CannotTell as reason:
            self.findings.missing.append(str(reason))
            return
        if own.ledger != self._header.ledger or own.checkpoint.size != self._header.size:
            what = f"{OWN} is of another log, or of another length, than the export"
            self.findings.add(Check.CHECKPOINTS, max(self._header.size, 1), what)
        self._kept.append(own)
