"""A verification as it is kept: for each ledger what its bytes showed, and what its read models did."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from service.store.verification_runs import RunKind, RunOutcome, VerificationRun
from verifier.findings import Check, Finding
from verifier.reports import LedgerReport, Report


def runs_of(report: Report, ran_at: datetime, asked: str | None = None) -> Sequence[VerificationRun]:
    """What a report comes to for each ledger; for the one that was asked for also where it could not be looked at."""
    found = [run for ledger in report.ledgers for run in _of_ledger(ledger, ran_at)]
    if asked is not None and not found:
        found.append(
            _run(asked, ran_at, RunKind.VERIFICATION, RunOutcome.CANNOT_TELL, f"{_capital(report.missing[0])}.")
        )
    return found


def comparison(ledger: str, ran_at: datetime, size: int, wrong: Sequence[tuple[int, str]]) -> VerificationRun:
    """A comparison of a ledger's read models with its replay, by what was found wrong at which positions."""
    if not wrong:
        sentence = f"The read models say what {size} facts say."
        return _run(ledger, ran_at, RunKind.COMPARISON, RunOutcome.GOOD, sentence)
    first, what = min(wrong)
    return _run(ledger, ran_at, RunKind.COMPARISON, RunOutcome.WRONG, f"{_capital(what)}.", first)


def _of_ledger(report: LedgerReport, ran_at: datetime) -> Iterator[VerificationRun]:
    """The read models were compared only where the log is right."""
    of_the_log = [one for one in report.findings if one.check is not Check.READ_MODELS]
    yield _verification(report, ran_at, of_the_log)
    if not of_the_log:
        yield comparison(report.ledger, ran_at, report.size, [(one.first, one.what) for one in report.findings])


def _verification(report: LedgerReport, ran_at: datetime, wrong: Sequence[Finding]) -> VerificationRun:
    if wrong:
        sentence = f"{_capital(wrong[0].what)} ({wrong[0].where})."
        outcome = RunOutcome.WRONG
        return _run(report.ledger, ran_at, RunKind.VERIFICATION, outcome, sentence, wrong[0].first)
    if report.missing:
        sentence = f"{_capital(report.missing[0])}."
        return _run(report.ledger, ran_at, RunKind.VERIFICATION, RunOutcome.CANNOT_TELL, sentence)
    sentence = f"{report.size} facts lead to the root {report.root}."
    return _run(report.ledger, ran_at, RunKind.VERIFICATION, RunOutcome.GOOD, sentence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _run(
    ledger: str, ran_at: datetime, kind: RunKind, outcome: RunOutcome, sentence: str, first_wrong: int | None = None
) -> VerificationRun:
    return VerificationRun(
        ledger=ledger, ran_at=ran_at, kind=kind, outcome=outcome, sentence=sentence, first_wrong=first_wrong
    )
