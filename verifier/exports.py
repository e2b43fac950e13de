"""An exported record verified from its file alone."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from domain.ledger.keys import VerifierKey
from domain.ledger.trust_policy import TrustPolicy
from verifier.checkpoints import Kept, kept_in
from verifier.export_lines import Header, header_in, lines_in
from verifier.export_walk import Walk
from verifier.findings import CannotTell, Findings
from verifier.ledgers import Progress
from verifier.limits import HASHES_ONLY, NOT_REPLAYED
from verifier.reports import LedgerReport, Report
from verifier.rotations import rotations_in_file, with_successors
from verifier.undisturbed import undisturbed
from verifier.witnesses import wanting

TOLD_EVERY: Final = 256


@undisturbed()
def verify_export(
    file: Path,
    *,
    checkpoints: Sequence[Path] = (),
    keys: Sequence[VerifierKey] = (),
    policy: TrustPolicy | None = None,
    ledger: str | None = None,
    replay: bool = False,
    hashes_only: bool = False,
    progress: Progress,
) -> Report:
    """Verify the file that `decisions export` wrote, without any database; hold what was kept outside against it.

    Raises `CannotTell` where it is no export, is not of the ledger that was asked for, or a checkpoint cannot be read.
    """
    try:
        keys = with_successors(keys, list(rotations_in_file(file)) if keys else [])
        kept = [kept_in(one, keys, policy) for one in checkpoints]
        with file.open("rb") as opened:
            lines = lines_in(opened)
            header = header_in(file, next(lines, b""))
            if ledger not in (None, header.ledger):
                raise CannotTell(f"{file} is the record of {header.ledger}, not of {ledger}")
            own = [one for one in kept if one.ledger == header.ledger]
            walk = Walk(header, own, keys, Findings(), policy, replay=replay, hashes_only=hashes_only)
            _walk_over(lines, walk, lambda done: progress("facts", min(done, header.size), header.size))
    except OSError as error:
        raise CannotTell(f"{file} cannot be read: {error.strerror}") from None
    walk.end()
    how = (HASHES_ONLY,) if hashes_only else () if replay else (NOT_REPLAYED,)
    limits = (*walk.findings.limits, *_not_shown(header, kept, keys=bool(keys)), *how)
    missing = (*walk.findings.missing, *wanting(header.ledger, walk.witnessed, policy))
    return Report(ledgers=(_report_of(walk, header),), missing=missing, not_shown=limits)


def header_of(file: Path) -> Header:
    """The header of an export; raises `CannotTell` where the file is none."""
    try:
        with file.open("rb") as opened:
            return header_in(file, next(lines_in(opened), b""))
    except OSError as error:
        raise CannotTell(f"{file} cannot be read: {error.strerror}") from None


def _walk_over(lines: Iterator[bytes], walk: Walk, told: Callable[[int], None]) -> None:
    for done, line in enumerate(lines, start=1):
        walk.take(line)
        if done % TOLD_EVERY == 0:
            told(done)


def _report_of(walk: Walk, header: Header) -> LedgerReport:
    return LedgerReport(
        ledger=header.ledger,
        size=walk.growth.edge.size,
        root=walk.growth.edge.root().hex(),
        findings=walk.findings.in_order(),
        count=walk.findings.counts.total(),
        witnessed=walk.witnessed,
        limits=tuple(walk.findings.limits),
    )


def _not_shown(header: Header, kept: Sequence[Kept], *, keys: bool) -> Iterator[str]:
    if not any(one.ledger == header.ledger for one in kept):
        yield (
            f"no checkpoint kept outside was given for {header.ledger}: "
            "a log written anew as a whole would not be noticed"
        )
    for one in kept:
        if one.ledger != header.ledger:
            yield f"{one.source} is of another log ({one.checkpoint.origin}) and was not held against this one"
    if not keys:
        yield "no key was given: the signatures of the checkpoints were not checked"
    if not header.with_texts:
        yield "the export was made without texts: only their digests were there to be looked at"
    yield "an export holds facts alone: tags, tiles, answers and read models of the database were not looked at"
