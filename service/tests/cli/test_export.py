"""`decisions export`: a stranger checks the file with the published formats and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.ledger.base64text import base64_bytes, base64_text
from domain.ledger.canonical import parse_leaf
from domain.ledger.checkpoint import open_checkpoint
from domain.ledger.disclosures import digest
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import SignedNote
from domain.ledger.tree import root_of
from service.app import auditing
from service.store.databases import Database
from service.store.migrating import NEWEST
from service.tests.cli.conftest import BODY, NAME, Program, a_record
from verifier.signatures import verify_signature

WITHOUT_GROWING_TILES = (
    "DROP TABLE access_entries",
    "DELETE FROM tiles WHERE length(hashes) < 8192",
    "ALTER TABLE ledgers DROP COLUMN waiting",
    "UPDATE alembic_version SET version_num = '0005'",
)
Json = dict[str, Any]


def lines_of(file: Path) -> tuple[Json, list[Json], Json]:
    """Header, facts and end of an export."""
    header, *facts, end = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return header, facts, end


def test_a_stranger_grows_the_tree_from_the_file_and_finds_the_signed_root(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "08W.jsonl"
    told = program.tells("export", "--body", BODY, "--output", file)
    header, facts, end = lines_of(file)
    size, leaves = program.size(), [base64_bytes(fact["leaf"]) for fact in facts]
    root = root_of(map(leaf_hash, leaves))
    assert told == {"file": str(file), "body": BODY, "size": size, "root": base64_text(root)}
    assert (header["body"], header["size"], header["exportedAt"]) == (BODY, size, size)
    assert header["root"] == base64_text(root)
    assert [fact["position"] for fact in facts] == list(range(1, size + 1))
    for fact, leaf in zip(facts, leaves, strict=True):
        assert (base64_bytes(fact["leafHash"]), fact["fact"]) == (leaf_hash(leaf), parse_leaf(leaf, check=True))
    key = auditing(program.settings, Database(program.url)).prover.key.verifier(BODY)
    signed = open_checkpoint(SignedNote.parse(end["checkpoint"]), key.name, [key], verify_signature)
    assert (signed.size, signed.root) == (size, root)


def test_names_leave_the_building_only_when_told_to(program: Program, tmp_path: Path) -> None:
    without = program.does("export", "--body", BODY)
    assert NAME not in without
    assert not any("disclosures" in json.loads(line) for line in without.splitlines())
    file = tmp_path / "with-texts.jsonl"
    program.does("export", "--body", BODY, "--output", file, "--with-texts", "--reason", "a test")
    header, facts, _ = lines_of(file)
    assert header["withTexts"] is True
    assert file.stat().st_mode & 0o077 == 0
    told = {one["text"]: one for fact in facts for one in fact["disclosures"]}
    assert digest(told[NAME]["disclosure"]) == told[NAME]["digest"]
    person = next(fact for fact in facts if fact["fact"]["type"] == "people.PersonRegistered")
    assert told[NAME]["digest"] in json.dumps(person["fact"])


def test_an_export_of_nothing_makes_no_file(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "none.jsonl"
    assert kept.fails("export", "--body", "15N", "--output", file).startswith("Refused: ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_overwritten(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "precious"
    file.write_text("precious")
    assert kept.fails("export", "--body", BODY, "--output", file).endswith("nothing is overwritten.\n")
    assert (file.read_text(), list(tmp_path.iterdir())) == ("precious", [file])


@pytest.mark.parametrize("spoilt", ["leaf = CAST('{}' AS BLOB)", "leaf = CAST('x' AS BLOB)", "position = -position"])
def test_a_damaged_log_is_not_signed(kept: Program, tmp_path: Path, spoilt: str) -> None:
    kept.spoil("CREATE TABLE as_it_was AS SELECT * FROM facts WHERE position = 3")
    kept.spoil(f"UPDATE facts SET {spoilt} WHERE position = 3")  # noqa: S608 - from the list above
    try:
        complaint = kept.fails("export", "--body", BODY, "--output", tmp_path / "damaged.jsonl")
    finally:
        kept.spoil("DELETE FROM facts WHERE position IN (3, -3)")
        kept.spoil("INSERT INTO facts SELECT * FROM as_it_was")
        kept.spoil("DROP TABLE as_it_was")
    assert complaint.startswith("The log is damaged: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("with_texts", [(), ("--with-texts", "--reason", "a test")])
def test_a_database_that_is_too_old_is_not_exported_before_it_is_migrated(
    tmp_path: Path, with_texts: tuple[str, ...]
) -> None:
    program, out = a_record(Program(f"sqlite:///{tmp_path / 'decisions.db'}", tmp_path)), tmp_path / "export.jsonl"
    for text in WITHOUT_GROWING_TILES:
        program.spoil(text)
    asked = ("export", "--body", BODY, "--output", out, *with_texts)
    assert program.fails(*asked) == f"The database is at 0005, this program needs {NEWEST}: run `decisions migrate`.\n"
    assert [one.name for one in tmp_path.iterdir() if out.stem in one.name] == []
    program.does("migrate")
    program.does(*asked)
    assert len(lines_of(out)[1]) == program.size()


def test_texts_are_not_exported_where_nobody_can_tell_what_is_withheld(tmp_path: Path) -> None:
    program = a_record(Program(f"sqlite:///{tmp_path / 'decisions.db'}", tmp_path))
    program.spoil("DROP TABLE withheld_facts")
    program.spoil("DELETE FROM read_model_shapes WHERE read_model = 'withheld_facts'")
    out = tmp_path / "export.jsonl"
    told = program.fails("export", "--body", BODY, "--with-texts", "--reason", "a test", "--output", out)
    assert told == (
        "This database is older than this program and does not say which texts are withheld: run `decisions migrate`, "
        "or export without --with-texts.\n"
    )
    assert not out.exists()
    assert program.does("export", "--body", BODY)
    program.does("migrate")
    assert program.does("export", "--body", BODY, "--with-texts", "--reason", "a test")
