"""What comparisons and verifications found is kept, and the newest is found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service.store.databases import Database
from service.store.verification_runs import RunKind, RunOutcome, VerificationRun, keep_runs, latest_run
from service.tests.store.rig import new_ledger

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
LATER = MORNING + timedelta(hours=1)


def run(ledger: str) -> VerificationRun:
    return VerificationRun(
        ledger=ledger, ran_at=MORNING, kind=RunKind.COMPARISON, outcome=RunOutcome.GOOD, sentence="All is well."
    )


def test_the_newest_run_of_a_kind_is_found_as_it_was_kept(database: Database) -> None:
    ledger, connection = new_ledger(), database.reader()
    first = run(ledger)
    second = replace(first, ran_at=LATER, outcome=RunOutcome.WRONG, sentence="A row is wrong.", first_wrong=7)
    keep_runs(connection, [second, replace(first, kind=RunKind.VERIFICATION), first])
    assert latest_run(connection, ledger, RunKind.COMPARISON, LATER) == second
    assert latest_run(connection, ledger, RunKind.VERIFICATION, LATER) == replace(first, kind=RunKind.VERIFICATION)


def test_a_run_is_not_known_before_it_ran(database: Database) -> None:
    ledger, connection = new_ledger(), database.reader()
    keep_runs(connection, [run(ledger), replace(run(ledger), ran_at=LATER)])
    assert latest_run(connection, ledger, RunKind.COMPARISON, MORNING) == run(ledger)
    assert latest_run(connection, ledger, RunKind.COMPARISON, MORNING - timedelta(microseconds=1)) is None


def test_a_run_is_of_one_ledger(database: Database) -> None:
    ledger, connection = new_ledger(), database.reader()
    keep_runs(connection, [run(new_ledger())])
    assert latest_run(connection, ledger, RunKind.COMPARISON, LATER) is None
