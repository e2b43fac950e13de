"""`decisions verify --record` writes down what it found."""

from contextlib import closing
from datetime import UTC, datetime

from service.cli.verify import verify
from service.store.databases import Database
from service.store.verification_runs import RunKind, RunOutcome, VerificationRun, latest_run
from service.tests.audit.histories import LEDGER, PROJECTIONS
from service.tests.audit.tampering import Record
from service.tests.audit.tamperings import MIDDLE, SIZE, sql

GOOD, TAMPERED, CANNOT_TELL = 0, 1, 2
FAR = datetime(2200, 1, 1, tzinfo=UTC)


def newest(record: Record, kind: RunKind, ledger: str = LEDGER) -> VerificationRun:
    with closing(Database(record.url).connect()) as connection:
        found = latest_run(connection, ledger, kind, FAR)
    assert found is not None
    return found


def test_a_good_verification_and_its_comparison_are_kept(record: Record) -> None:
    assert verify(record.url, PROJECTIONS, record=True) == GOOD
    verified, compared = newest(record, RunKind.VERIFICATION), newest(record, RunKind.COMPARISON)
    assert (verified.outcome, compared.outcome) == (RunOutcome.GOOD, RunOutcome.GOOD)
    assert verified.sentence.startswith(f"{SIZE} facts lead to the root ")
    assert compared.sentence == f"The read models say what {SIZE} facts say."


def test_what_is_wrong_is_kept_with_its_first_position(record: Record) -> None:
    with record.spoilt(sql("DELETE FROM fact_tags", MIDDLE)):
        assert verify(record.url, PROJECTIONS, record=True) == TAMPERED
        found = newest(record, RunKind.VERIFICATION)
    assert (found.outcome, found.first_wrong) == (RunOutcome.WRONG, MIDDLE)
    assert found.sentence.startswith("The index lacks the fact")


def test_nothing_is_written_down_unless_asked_for(record: Record) -> None:
    verify(record.url, PROJECTIONS, record=True)
    before = newest(record, RunKind.VERIFICATION)
    assert verify(record.url, PROJECTIONS) == GOOD
    assert newest(record, RunKind.VERIFICATION) == before


def test_that_a_ledger_could_not_be_looked_at_is_kept_where_it_was_named(record: Record) -> None:
    assert verify(record.url, PROJECTIONS, record=True, ledger="15N") == CANNOT_TELL
    found = newest(record, RunKind.VERIFICATION, "15N")
    assert (found.outcome, found.sentence) == (RunOutcome.CANNOT_TELL, "There is no ledger 15N in this database.")
