"""What somebody kept outside shows what the database itself cannot: that the record was cut short or written anew."""

from contextlib import closing
from pathlib import Path

import pytest

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from service.audit.prover import Prover
from service.audit.signing import LogKey
from service.store.databases import Database
from service.tests.audit.histories import LEDGER
from service.tests.audit.tampering import Record, Spoil, Spoiler, cut_short, grow_anew
from service.tests.audit.tamperings import LATE, MIDDLE, RENAMED, SIZE, another_name
from verifier.findings import Check, Finding
from verifier.reports import Outcome, Report

KEY = LogKey(bytes(range(32)), "log.example.nhs.uk/decisions")
PUBLIC = KEY.verifier(LEDGER)


@pytest.fixture
def kept(record: Record, tmp_path: Path) -> Path:
    """A folder with what the service signed while all was well: checkpoints of three sizes, and two receipts."""
    prover = Prover(KEY)
    with closing(Database(record.url).connect()) as connection:
        for size in (MIDDLE, LATE, SIZE):
            (tmp_path / f"{size}.checkpoint").write_text(str(prover.checkpoint(connection, LEDGER, size).note))
        for position in (MIDDLE, RENAMED):
            (tmp_path / f"{position}.tlog-proof").write_text(
                prover.inclusion(connection, LEDGER, position).receipt.encode()
            )
    return tmp_path


def first_of(report: Report) -> Finding:
    """The first finding of the one ledger."""
    found = report.ledgers[0].first
    assert found is not None
    return found


def place_of(report: Report) -> tuple[int, int, Check]:
    """Where the first finding is, and what told of it."""
    found = first_of(report)
    return found.first, found.last, found.check


def rewritten(position: int) -> Spoil:
    """A fact rewritten with everything that follows from it, and every answer about it forgotten."""

    def spoil(spoiler: Spoiler) -> None:
        spoiler.rewrite(position, another_name)
        spoiler.run("DELETE FROM idempotency_records WHERE ledger = :ledger")
        for table in ("organisations", "organisation_names"):
            shown = f"UPDATE {table} SET name = 'Ash Surgery' WHERE ledger = :ledger AND from_position = :at"  # noqa: S608
            spoiler.run(shown, at=position)
        grow_anew(spoiler)

    return spoil


def test_what_was_kept_of_an_honest_record_agrees_with_it(record: Record, kept: Path) -> None:
    report = record.verify(checkpoints=sorted(kept.iterdir()), keys=[PUBLIC])
    assert (report.outcome, report.missing) == (Outcome.GOOD, ())
    assert not any("cut short" in line or "signatures" in line for line in report.not_shown)


def test_a_checkpoint_shows_that_the_end_was_cut_off(record: Record, kept: Path) -> None:
    with record.spoilt(lambda spoiler: cut_short(spoiler, LATE)):
        good = record.verify(checkpoints=[kept / f"{LATE}.checkpoint"], keys=[PUBLIC])
        report = record.verify(checkpoints=[kept / f"{SIZE}.checkpoint"], keys=[PUBLIC])
    assert good.outcome is Outcome.GOOD
    assert report.outcome is Outcome.TAMPERED
    assert (first_of(report).first, first_of(report).last, first_of(report).check) == (
        LATE + 1,
        SIZE,
        Check.CHECKPOINTS,
    )


def test_two_checkpoints_narrow_down_where_the_record_was_rewritten(record: Record, kept: Path) -> None:
    with record.spoilt(rewritten(MIDDLE + 10)):
        alone = record.verify()
        report = record.verify(checkpoints=sorted(kept.glob("*.checkpoint")), keys=[PUBLIC])
    assert alone.outcome is Outcome.GOOD
    assert (first_of(report).first, first_of(report).last, first_of(report).check) == (
        MIDDLE + 1,
        LATE,
        Check.CHECKPOINTS,
    )


@pytest.mark.parametrize("position", [MIDDLE, RENAMED])
def test_a_receipt_shows_that_its_fact_was_rewritten(record: Record, kept: Path, position: int) -> None:
    with record.spoilt(rewritten(position)):
        report = record.verify(checkpoints=[kept / f"{position}.tlog-proof"], keys=[PUBLIC])
    assert (first_of(report).first, first_of(report).last, first_of(report).check) == (
        position,
        position,
        Check.RECEIPTS,
    )


def test_a_checkpoint_that_was_altered_after_signing_is_not_believed(record: Record, kept: Path) -> None:
    file = kept / f"{SIZE}.checkpoint"
    file.write_text(file.read_text().replace(f"\n{SIZE}\n", f"\n{SIZE + 1}\n"))
    report = record.verify(checkpoints=[file], keys=[PUBLIC])
    assert (report.outcome, first_of(report).check) == (Outcome.TAMPERED, Check.CHECKPOINTS)
    assert "signature" in first_of(report).what


def test_a_checkpoint_that_another_log_signed_shows_nothing(record: Record, kept: Path) -> None:
    stranger = LogKey(bytes(32), "log.example.nhs.uk/decisions").verifier(LEDGER)
    report = record.verify(checkpoints=[kept / f"{SIZE}.checkpoint"], keys=[stranger])
    assert report.outcome is Outcome.CANNOT_TELL
    assert "not signed" in report.missing[0]


def test_a_key_of_another_name_does_not_vouch_for_this_log(record: Record, tmp_path: Path) -> None:
    other = KEY.verifier("15N")
    checkpoint = Checkpoint(KEY.origin(LEDGER), SIZE, bytes(32))
    file = tmp_path / "other"
    file.write_text(str(KEY.sign(checkpoint, "15N")))
    assert record.verify(checkpoints=[file], keys=[other]).outcome is Outcome.CANNOT_TELL


def test_without_a_key_roots_are_compared_and_the_report_says_that_signatures_were_not(
    record: Record, kept: Path
) -> None:
    good = record.verify(checkpoints=[kept / f"{SIZE}.checkpoint"])
    assert good.outcome is Outcome.GOOD
    assert any("signatures" in line for line in good.not_shown)
    with record.spoilt(rewritten(LATE)):
        assert record.verify(checkpoints=[kept / f"{SIZE}.checkpoint"]).outcome is Outcome.TAMPERED


def test_a_ledger_of_which_a_checkpoint_was_kept_cannot_vanish(record: Record, tmp_path: Path) -> None:
    file = tmp_path / "vanished"
    file.write_text(str(KEY.sign(Checkpoint(KEY.origin("15N"), 12, bytes(32)), "15N")))
    report = record.verify(checkpoints=[file], keys=[KEY.verifier("15N")])
    vanished = report.ledgers[-1]
    assert (report.outcome, vanished.ledger) == (Outcome.TAMPERED, "15N")
    assert record.verify(checkpoints=[file], keys=[KEY.verifier("15N")], ledger=LEDGER).outcome is Outcome.GOOD
    assert record.verify(checkpoints=[file], keys=[KEY.verifier("15N")], ledger="15N").ledgers == (vanished,)
    assert record.verify(ledger="15N").outcome is Outcome.CANNOT_TELL


def test_a_checkpoint_with_a_wrong_signature_does_not_tell_of_a_ledger_that_vanished(
    record: Record, tmp_path: Path
) -> None:
    file, key = tmp_path / "forged", KEY.verifier("15N")
    file.write_text(str(KEY.sign(Checkpoint(KEY.origin("15N"), 12, bytes(32)), "15N")).replace("\n12\n", "\n13\n"))
    report = record.verify(checkpoints=[file], keys=[key])
    (found,) = report.ledgers[-1].findings
    assert report.outcome is Outcome.TAMPERED
    assert "the signature of the log's key is wrong" in found.what
    assert "not in this database" not in found.what


@pytest.mark.parametrize("content", [None, b"", b"nothing of the kind\n", b"\xff\xfe", b"c2sp.org/tlog-proof@v1\n"])
def test_a_file_that_is_no_checkpoint_leaves_the_question_open(
    record: Record, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "kept"
    if content is not None:
        file.write_bytes(content)
    report = record.verify(checkpoints=[file], keys=[VerifierKey.from_vkey(PUBLIC.vkey)])
    assert report.outcome is Outcome.CANNOT_TELL
    assert str(file) in report.missing[0]
