"""An exported record verified from its file alone: the bytes of its facts, the tree, the checkpoint, what is beside."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from domain.kernel.recorded import fact_of
from domain.ledger.keys import VerifierKey
from domain.ledger.leaf import leaf_hash
from domain.ledger.tree import Frontier
from verifier.checkpoints import Kept, compare_kept, compare_receipt, kept_in, kept_of
from verifier.export_lines import Header, fits, header_in, object_in, row_in
from verifier.facts import UNFIT, examine
from verifier.findings import CannotTell, Check, Findings
from verifier.ledgers import Progress
from verifier.positions import Positions
from verifier.reports import LedgerReport, Report
from verifier.rows import Row, StoredHead
from verifier.sealed import digests_in
from verifier.verdicts import judge_again

OWN: Final = "the checkpoint of the export"
TOLD_EVERY: Final = 1024


class Walk:
    """Takes the lines of an export one by one."""

    def __init__(self, header: Header, kept: Sequence[Kept], keys: Sequence[VerifierKey], findings: Findings) -> None:
        """Begin behind the header."""
        self._header, self._keys, self._findings = header, keys, findings
        self._kept = list(kept)
        self._positions = Positions(StoredHead(header.size, header.root, b"", 0), findings)
        self._awaited = {one.checkpoint.size for one in kept} | {header.size}
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

    def take(self, line: str) -> None:
        """Take a line: a fact, or the checkpoint that ends the file."""
        at = self._positions.last + 1
        told = object_in(line)
        if self._ended:
            self._findings.add(Check.POSITIONS, at, "something stands behind the checkpoint that ends the export")
        elif told is not None and "checkpoint" in told:
            self._ended = True
            self._take_checkpoint(str(told["checkpoint"]))
        elif told is None or (row := row_in(told)) is None:
            self._findings.add(Check.BYTES, at, "the line cannot be read as a fact")
        elif row.position <= self._positions.last:
            self._findings.add(Check.POSITIONS, row.position, "the fact stands twice, or behind a later one")
        else:
            self._take_fact(row, told)

    def end(self) -> None:
        """Hold the whole against the header and every checkpoint; say what is missing."""
        self._positions.end()
        if not self._ended:
            self._findings.add(Check.CHECKPOINTS, self._positions.last + 1, "the export ends without its checkpoint")
        if not self._positions.unbroken:
            return
        if self._header.size in self._edges and self._edges[self._header.size].root() != self._header.root:
            self._findings.add(Check.ROOT, 1, "the root in the header is not that of the facts", upto=self._header.size)
        compare_kept(self._kept, self.edge.size, self._edges, self._findings)
        for one in self._kept:
            compare_receipt(one, self._leaves.get(-1 if one.index is None else one.index + 1), self._findings)

    def _take_fact(self, row: Row, told: dict[str, Any]) -> None:
        hashed = leaf_hash(row.leaf)
        said = examine(row, hashed, self._findings)
        self._positions.take(row)
        self._pending.append(hashed)
        if row.position in self._awaited:
            self._edges[row.position] = self.edge
        if any(one.index == row.position - 1 for one in self._kept):
            self._leaves[row.position] = row.leaf
        if said is None:
            return
        self._read(row)
        if told.get("fact") != said:
            self._findings.add(Check.BYTES, row.position, "what is shown of the fact is not what its bytes say")
        self._compare_texts(row.position, said, told.get("disclosures", []))

    def _read(self, row: Row) -> None:
        try:
            fact_of(row.position, row.leaf)
        except UNFIT:
            self._findings.add(Check.ENVELOPE, row.position, "the fact cannot be read as one of those that are known")
        else:
            judge_again(row, self._findings)

    def _compare_texts(self, position: int, said: dict[str, Any], shown: Any) -> None:  # noqa: ANN401 - as it was found
        digests = digests_in(said)
        entries = [one for one in shown if isinstance(one, dict)] if isinstance(shown, list) else []
        if self._header.with_texts and [one.get("digest") for one in entries] != digests:
            self._findings.add(Check.DISCLOSURES, position, "the texts beside the fact are not those it commits to")
        for one in entries:
            if one.get("digest") not in digests or not fits(one):
                what = "a text beside the fact is not the one that it commits to"
                self._findings.add(Check.DISCLOSURES, position, what)

    def _take_checkpoint(self, text: str) -> None:
        own = kept_of(OWN, text, self._keys)
        if own.ledger != self._header.ledger or own.checkpoint.size != self._header.size:
            what = f"{OWN} is of another log, or of another length, than the export"
            self._findings.add(Check.CHECKPOINTS, max(self._header.size, 1), what)
        self._kept.append(own)


def verify_export(
    file: Path,
    *,
    checkpoints: Sequence[Path] = (),
    keys: Sequence[VerifierKey] = (),
    ledger: str | None = None,
    progress: Progress,
) -> Report:
    """Verify the file that `decisions export` wrote, without any database; hold what was kept outside against it.

    Raises `CannotTell` where it is no export, is not of the ledger that was asked for, or a checkpoint cannot be read.
    """
    findings = Findings()
    kept = [kept_in(one, keys) for one in checkpoints]
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            header = header_in(file, opened.readline())
            if ledger not in (None, header.ledger):
                raise CannotTell(f"{file} is the record of {header.ledger}, not of {ledger}")
            mine = [one for one in kept if one.ledger == header.ledger]
            walk = Walk(header, mine, keys, findings)
            for done, line in enumerate(opened, start=1):
                walk.take(line)
                if done % TOLD_EVERY == 0:
                    progress("facts", min(done, header.size), header.size)
    except OSError as error:
        raise CannotTell(f"{file} cannot be read: {error.strerror}") from None
    walk.end()
    report = LedgerReport(
        ledger=header.ledger,
        size=walk.edge.size,
        root=walk.edge.root().hex(),
        findings=findings.in_order(),
        count=findings.counts.total(),
    )
    return Report(ledgers=(report,), not_shown=tuple(_not_shown(header, kept=bool(mine), keys=bool(keys))))


def _not_shown(header: Header, *, kept: bool, keys: bool) -> Iterator[str]:
    if not kept:
        yield (
            f"no checkpoint kept outside was given for {header.ledger}: "
            "a log written anew as a whole would not be noticed"
        )
    if not keys:
        yield "no key was given: the signatures of the checkpoints were not checked"
    if not header.with_texts:
        yield "the export was made without texts: only their digests were there to be looked at"
    yield "an export holds facts alone: tags, tiles, answers and read models of the database were not looked at"
