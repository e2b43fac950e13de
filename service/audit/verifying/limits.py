"""What a verification could not show, said in so many words, so that nobody takes it for more than it is."""

from collections.abc import Iterator, Sequence

from service.audit.verifying.checkpoints import Kept
from service.audit.verifying.findings import Check
from service.audit.verifying.reports import LedgerReport
from service.audit.verifying.wanted import Verification


def not_shown(wanted: Verification, reports: Sequence[LedgerReport], kept: Sequence[Kept]) -> Iterator[str]:
    """The limits of this verification, a sentence each."""
    covered = {one.ledger for one in kept}
    bare = [report.ledger for report in reports if report.ledger not in covered]
    if bare:
        yield (
            f"no checkpoint kept outside was given for {', '.join(bare)}: "
            "a log cut short or written anew as a whole would not be noticed"
        )
    if kept and not wanted.keys:
        yield "no key was given: the signatures of what was kept outside were not checked"
    if wanted.master_key is None:
        yield "no master key was given: sealed disclosures were counted but not opened"
    for report in reports:
        if any(one.check is not Check.READ_MODELS for one in report.findings):
            yield f"the read models of {report.ledger} were not compared with its log, which is itself wrong"
    yield "refused attempts are kept beside the log and are not proven"
