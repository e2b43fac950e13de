"""By hashes alone, whatever changes a byte of a fact is found out, and the report says what was not looked at."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from sqlite3 import connect

import pytest

from domain.ledger.base64text import base64_text
from service.tests.standing_alone.conftest import Demonstration
from service.tests.standing_alone.forging import Lines, first_of, grown_anew, lines_of, said, written
from service.tests.standing_alone.test_flipped_bits import FLIPS, flipped, seeded
from verifier.program import main

GOOD, TAMPERED, CANNOT_TELL, MISUSED = 0, 1, 2, 64
ONLY = "only hashes were looked at (--hashes-only)"


def another_choice(lines: Lines) -> None:
    said(lines, first_of(lines, "meetings.VoteCast"), lambda fact: fact["data"].update(choice="ABSTAIN"))


def another_hash(lines: Lines) -> None:
    lines[7]["leafHash"] = base64_text(bytes(32))


def a_fact_less(lines: Lines) -> None:
    del lines[9]


def another_root(lines: Lines) -> None:
    lines[0]["root"] = base64_text(bytes(32))


def two_swapped(lines: Lines) -> None:
    lines[5], lines[6] = lines[6], lines[5]


def nothing_at_the_end(lines: Lines) -> None:
    del lines[-1]


def answered(file: Path, demonstration: Demonstration, *arguments: object) -> int:
    """What the verifier says, by hashes alone, of a file and the checkpoint that was kept."""
    kept = ("--key", demonstration.vkey, "--checkpoint", demonstration.checkpoint)
    return main([*map(str, (file, *kept, *arguments)), "--hashes-only"])


@pytest.mark.parametrize("name", ["export", "bare", "database"])
def test_an_honest_record_has_the_right_hashes(
    demonstration: Demonstration, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert answered(getattr(demonstration, name), demonstration) == GOOD
    told = capsys.readouterr().out
    assert told.count(ONLY) == 1
    assert not any(other in told for other in ("--replay", "no master key", "read models were not checked"))


@pytest.mark.parametrize(
    "change", [another_choice, another_hash, a_fact_less, another_root, two_swapped, nothing_at_the_end]
)
def test_what_changes_the_tree_is_found_out(
    demonstration: Demonstration, tmp_path: Path, change: Callable[[Lines], None]
) -> None:
    lines = lines_of(demonstration.export)
    change(lines)
    assert answered(written(lines, tmp_path / "changed.jsonl"), demonstration) == TAMPERED


def test_a_flipped_bit_of_an_export_without_texts_is_never_good(demonstration: Demonstration, tmp_path: Path) -> None:
    content, chance, file = demonstration.bare.read_bytes(), seeded(5), tmp_path / "flipped.jsonl"
    for _ in range(FLIPS // 5):
        changed, at = flipped(content, chance)
        file.write_bytes(changed)
        assert answered(file, demonstration) != GOOD, at


def test_votes_are_not_looked_at_where_all_was_signed_anew(demonstration: Demonstration, tmp_path: Path) -> None:
    lines = lines_of(demonstration.bare)
    another_choice(lines)
    grown_anew(lines, demonstration.key)
    file, pinned = written(lines, tmp_path / "forged.jsonl"), ("--key", demonstration.vkey)
    assert main([str(file), *pinned, "--hashes-only"]) == GOOD
    assert main([str(file), *pinned]) == TAMPERED


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE facts SET leaf = replace(leaf, 'LIVE', 'DEAD') WHERE position = 5", TAMPERED),
        ("UPDATE facts SET leaf_hash = zeroblob(32) WHERE position = 5", TAMPERED),
        ("DELETE FROM facts WHERE position = 5", TAMPERED),
        ("UPDATE tiles SET hashes = zeroblob(length(hashes))", TAMPERED),
        ("UPDATE ledgers SET root = zeroblob(32)", TAMPERED),
        ("DELETE FROM fact_tags", GOOD),
    ],
)
def test_of_a_database_facts_tree_and_head_are_looked_at(
    demonstration: Demonstration, tmp_path: Path, statement: str, code: int
) -> None:
    file = tmp_path / "changed.db"
    copyfile(demonstration.database, file)
    with closing(connect(file)) as raw, raw:
        raw.execute(statement)
    assert main([str(file), "--hashes-only"]) == code


def test_no_fact_is_read_and_read_at_once(demonstration: Demonstration) -> None:
    for other in (("--replay",), ("--master-key-file", str(demonstration.master_key))):
        with pytest.raises(SystemExit) as ended:
            main([str(demonstration.database), "--hashes-only", *other])
        assert ended.value.code == MISUSED
