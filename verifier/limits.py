"""What a verification could not show, said in so many words, so that nobody takes it for more than it is."""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.checkpoints import Kept
from verifier.findings import Check
from verifier.reports import LedgerReport
from verifier.wanted import Wanted

NOT_REPLAYED: Final = (
    "who sat, who was there and what stood in the way of whom was taken as each decision says it: "
    "--replay has it follow from the facts before"
)


HASHES_ONLY: Final = (
    "only hashes were looked at (--hashes-only): no fact was read, so its one spelling, who recorded it and when, its "
    "tags, texts, votes and verdicts were not looked at, nor what a database keeps beside the facts and the tree"
)


def not_shown(
    wanted: Wanted, reports: Sequence[LedgerReport], kept: Sequence[Kept], *, read_models: bool
) -> Iterator[str]:
    """The limits of the verification of a database, a sentence each."""
    yield from _of_what_was_kept(wanted, reports, kept)
    yield from (HASHES_ONLY,) if wanted.hashes_only else _of_how_thoroughly(wanted, read_models=read_models)
    for report in reports:
        yield from report.limits
        if read_models and any(one.check is not Check.READ_MODELS for one in report.findings):
            yield f"the read models of {report.ledger} were not compared with its log, which is itself wrong"
    yield "refused attempts are kept beside the log and are not proven"


def _of_how_thoroughly(wanted: Wanted, *, read_models: bool) -> Iterator[str]:
    if wanted.master_key is None:
        yield "no master key was given: sealed disclosures were counted but not opened"
    if not wanted.replay:
        yield NOT_REPLAYED
    if not read_models:
        yield "read models were not checked: `decisions verify` compares them with a replay of the log"


def _of_what_was_kept(wanted: Wanted, reports: Sequence[LedgerReport], kept: Sequence[Kept]) -> Iterator[str]:
    covered = {one.ledger for one in kept}
    bare = [report.ledger for report in reports if report.ledger not in covered]
    if bare:
        yield (
            f"no checkpoint kept outside was given for {', '.join(bare)}: "
            "a log cut short or written anew as a whole would not be noticed"
        )
    if kept and not wanted.keys:
        yield "no key was given: the signatures of what was kept outside were not checked"
