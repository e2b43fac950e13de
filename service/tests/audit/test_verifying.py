"""Whoever changes the record by SQL is found out: verification names the first position that is wrong."""

from pathlib import Path
from typing import Any

import pytest

from domain.ledger.leaf import HASH_SIZE, leaf_hash
from domain.ledger.tiles import TILE_WIDTH
from service.tests.audit.histories import LEDGER
from service.tests.audit.tampering import Record, Spoil, Spoiler, cut_short, grow_anew
from service.tests.audit.tamperings import (
    DECISION,
    LATE,
    PERSON,
    RENAMED,
    SIZE,
    TAMPERINGS,
    VOTE,
    another_choice,
    another_name,
    of_tile,
    sql,
)
from verifier.findings import Check
from verifier.reports import Outcome


def test_an_honest_record_is_good(record: Record) -> None:
    report = record.verify()
    (ledger,) = report.ledgers
    assert (report.outcome, report.missing, ledger.size, ledger.findings) == (Outcome.GOOD, (), SIZE, ())


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_shown_at_the_first_position_that_is_wrong(record: Record, name: str) -> None:
    spoil, first, last, check = TAMPERINGS[name]
    with record.spoilt(spoil):
        report = record.verify()
    assert report.outcome is Outcome.TAMPERED
    found = report.ledgers[0].findings
    assert (found[0].first, found[0].last) == (first, last), found
    assert check in {one.check for one in found if (one.first, one.last) == (first, last)}, found


def test_a_change_that_is_hidden_everywhere_but_in_the_root_is_narrowed_to_a_part_of_the_tree(record: Record) -> None:
    def spoil(spoiler: Spoiler) -> None:
        spoiler.rewrite(LATE, another_name)
        spoiler.run("DELETE FROM idempotency_records WHERE ledger = :ledger")
        at, hashed = HASH_SIZE * (LATE - TILE_WIDTH - 1), leaf_hash(spoiler.leaf(LATE))
        of_tile(lambda data: data[:at] + hashed + data[at + HASH_SIZE :], tile=1)(spoiler)

    with record.spoilt(spoil):
        found = record.verify().ledgers[0].first
    assert found is not None
    assert found.vague
    assert (found.first, found.last, found.check) == (257, 288, Check.ROOT)


def test_without_the_master_key_a_missing_disclosure_is_still_shown(record: Record) -> None:
    with record.spoilt(sql("DELETE FROM disclosures", PERSON)):
        assert record.verify(master_key=None).outcome is Outcome.TAMPERED
    report = record.verify(master_key=None)
    assert report.outcome is Outcome.GOOD
    assert any("master key" in line for line in report.not_shown)


def test_with_another_master_key_nobody_can_tell(record: Record) -> None:
    report = record.verify(master_key=bytes(32))
    assert (report.outcome, report.ledgers) == (Outcome.CANNOT_TELL, ())


def erased_at(position: int, *named: int, carried_out: bool = True) -> Spoil:
    """The words about a person are gone, and a fact at this position says of which facts they were erased."""

    def spoil(spoiler: Spoiler) -> None:
        if carried_out:
            spoiler.run_at(PERSON, "DELETE FROM disclosures")

        def erased(said: dict[str, Any]) -> None:
            said |= {"type": "privacy.ErasureRecorded", "data": {"positions": list(named)}}

        spoiler.rewrite(position, erased)
        spoiler.run_at(position, "UPDATE facts SET type = 'privacy.ErasureRecorded'")

    return spoil


def test_an_erasure_on_record_explains_why_words_are_gone(record: Record) -> None:
    with record.spoilt(erased_at(SIZE, PERSON)):
        findings = record.verify().ledgers[0].findings
    assert Check.DISCLOSURES not in {one.check for one in findings}


def test_an_erasure_does_not_explain_why_words_are_gone_that_were_recorded_after_it(record: Record) -> None:
    with record.spoilt(erased_at(LATE, PERSON)):
        findings = record.verify().ledgers[0].findings
    assert [one.first for one in findings if one.check is Check.DISCLOSURES] == [PERSON]


def test_an_erasure_explains_only_the_facts_that_it_names(record: Record) -> None:
    with record.spoilt(erased_at(SIZE, PERSON + 1)):
        findings = record.verify().ledgers[0].findings
    assert PERSON in [one.first for one in findings if one.check is Check.DISCLOSURES]


def test_an_erasure_that_was_not_carried_out_is_found(record: Record) -> None:
    with record.spoilt(erased_at(SIZE, PERSON, carried_out=False)):
        findings = record.verify(master_key=None).ledgers[0].findings
    (found,) = [one for one in findings if one.check is Check.DISCLOSURES]
    assert (found.first, str(SIZE) in found.what) == (PERSON, True)


def test_every_ledger_is_looked_at_even_one_without_a_head(record: Record) -> None:
    with record.spoilt(sql("INSERT INTO fact_tags (ledger, tag, type, position) VALUES ('ZZZ', 'case:x', 'x', 1)")):
        report = record.verify()
    assert [(ledger.ledger, bool(ledger.findings)) for ledger in report.ledgers] == [(LEDGER, False), ("ZZZ", True)]


def test_a_record_rewritten_with_all_its_hashes_looks_good_from_inside(record: Record) -> None:
    def spoil(spoiler: Spoiler) -> None:
        cut_short(spoiler, RENAMED)

    with record.spoilt(spoil):
        report = record.verify()
    assert report.outcome is Outcome.GOOD
    assert any("cut short" in line for line in report.not_shown)


def test_a_rewritten_fact_whose_author_kept_nothing_is_told_by_the_answer_given_to_its_recorder(record: Record) -> None:
    def spoil(spoiler: Spoiler) -> None:
        spoiler.rewrite(RENAMED, another_name)
        grow_anew(spoiler)

    with record.spoilt(spoil):
        found = record.verify().ledgers[0].first
    assert found is not None
    assert (found.first, found.check) == (RENAMED, Check.ANSWERS)


def test_a_vote_rewritten_with_all_its_hashes_is_told_by_the_decision_that_was_judged_from_it(record: Record) -> None:
    def spoil(spoiler: Spoiler) -> None:
        spoiler.rewrite(VOTE, another_choice)
        grow_anew(spoiler)

    with record.spoilt(spoil):
        report = record.verify()
    assert report.outcome is Outcome.TAMPERED
    (found,) = report.ledgers[0].findings
    assert (found.first, found.last, found.check) == (DECISION, DECISION, Check.VERDICTS)


@pytest.mark.parametrize("table", ["facts", "tiles", "disclosures", "organisations", "alembic_version"])
def test_where_a_table_is_missing_nobody_can_tell(record: Record, table: str) -> None:
    with record.engine.begin() as connection:
        Spoiler(connection).run(f"ALTER TABLE {table} RENAME TO hidden")
    try:
        report = record.verify()
    finally:
        with record.engine.begin() as connection:
            Spoiler(connection).run(f"ALTER TABLE hidden RENAME TO {table}")
    assert report.outcome is Outcome.CANNOT_TELL
    assert table in report.missing[0] or table == "alembic_version"


def test_where_there_is_no_database_nobody_can_tell(tmp_path: Path) -> None:
    missing = Record(f"sqlite:///{tmp_path / 'none.db'}", *(None, None))  # type: ignore[arg-type]
    assert missing.verify().outcome is Outcome.CANNOT_TELL
    assert not (tmp_path / "none.db").exists()
