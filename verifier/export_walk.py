"""One pass over the lines of an export: the bytes of its facts, the tree, the checkpoint, what is beside."""

from collections.abc import Sequence
from typing import Final

from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import parse_leaf
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.trust_policy import TrustPolicy
from verifier.checkpoints import Kept, kept_of
from verifier.custody import said_of_custody
from verifier.erasures import Erasures
from verifier.export_growth import Growth
from verifier.export_lines import Header, Line, row_in, row_saying, spelled, texts_in, told_in
from verifier.export_texts import ShownTexts
from verifier.facts import Examined, compare_hash, examine, examine_said
from verifier.findings import CannotTell, Check, Findings
from verifier.meanings import Meanings
from verifier.plain_lines import PlainLine, plain_line
from verifier.replays import Replay
from verifier.rows import Row
from verifier.sealed import digests_of
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
        hashes_only: bool = False,
    ) -> None:
        """Begin behind the header.

        `replay` has every judgement follow from the facts before it; where only hashes count, no fact is read.
        """
        self._hashes_only = hashes_only
        self.findings, self._policy = findings, policy
        self._agreeing: list[Kept] = []
        self._header, self._keys, self._kept = header, keys, list(kept)
        self.growth = Growth(header, kept, findings)
        self._erasures = Erasures()
        self._texts = ShownTexts(self._erasures, findings)
        self._meanings = Meanings(findings, Replay(header.ledger, findings) if replay else None)
        self._ended = False

    @property
    def witnessed(self) -> Witnessed | None:
        """How much of the record witnesses saw."""
        return witnessed_by([(one.checkpoint, one.cosignatures) for one in self._agreeing], self._policy)

    def take(self, line: bytes) -> None:
        """Take a line: a fact, or the checkpoint that ends the file."""
        plain = plain_line(line, with_texts=self._header.with_texts)
        if plain is None or self._ended or not self._take_plain(plain):
            self._take_apart(told_in(line))

    def _take_plain(self, plain: PlainLine) -> bool:
        """Take a fact that stands there in its own bytes, if nothing is wrong with these, their place or the texts."""
        if plain.position <= self.growth.last:
            return False
        if self._hashes_only:
            self._take_hash(plain)
            return True
        try:
            said = parse_leaf(plain.leaf, check=True)
        except NotCanonical:
            return False
        row = row_saying(said, plain.position, plain.leaf, plain.hashed)
        texts = texts_in(plain.texts) if self._header.with_texts else []
        if row is None or texts is None:
            return False
        self._take_fact(row, plain.hashed, examine_said(row, said, self.findings), texts)
        return True

    def _take_hash(self, plain: PlainLine) -> None:
        """Take a fact of which nobody reads when it was recorded: not before the one that stands before it."""
        said = said_of_custody(plain.leaf)
        kind = str(said["type"]) if said else ""
        row = Row(plain.position, kind, self.growth.newest, plain.hashed, plain.leaf)
        self.growth.take(row, plain.hashed, said)

    def _take_apart(self, told: Line) -> None:
        at = self.growth.last + 1
        if self._ended:
            self.findings.add(Check.POSITIONS, at, "something stands behind the checkpoint that ends the export")
        elif told is not None and list(told) == ["checkpoint"]:
            self._ended = True
            self._take_checkpoint(str(told["checkpoint"]))
        elif told is None or (row := row_in(told, self._header)) is None:
            self.findings.add(Check.BYTES, at, "the line cannot be read as a fact")
        elif row.position <= self.growth.last:
            self.findings.add(Check.POSITIONS, row.position, "the fact stands twice, or behind a later one")
        else:
            hashed = leaf_hash(row.leaf)
            compare_hash(row, hashed, self.findings)
            seen = examine(row, self.findings)
            self._take_fact(row, hashed, seen, told.get("disclosures"))
            if seen is not None and spelled(told["fact"]) != spelled(seen.said):
                self.findings.add(Check.BYTES, row.position, "what is shown of the fact is not what its bytes say")

    def end(self) -> None:
        """Hold the whole against the header and every checkpoint; say what is missing."""
        self.growth.end()
        self._erasures.explain(self.findings)
        if not self._ended:
            self.findings.add(Check.CHECKPOINTS, self.growth.last + 1, "the export ends without its checkpoint")
        self._agreeing = self.growth.compare(self._kept)

    def _take_fact(self, row: Row, hashed: bytes, seen: Examined | None, texts: object) -> None:
        said = seen.said if seen else None
        self.growth.take(row, hashed, said)
        if self._hashes_only:
            return
        self._erasures.take(row, said)
        if seen is None:
            return
        self._meanings.take(row, seen)
        if self._header.with_texts:
            self._texts.take(row, digests_of(row.leaf, seen.said), texts)

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
