"""The one file needs nothing of ours: a stranger's Python with `cryptography` runs it, and always answers."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from service.tests.cli.conftest import Program
from service.tests.standing_alone.conftest import BODY, Demonstration
from service.tests.standing_alone.forging import lines_of
from service.tests.standing_alone.stranger import OURS, Stranger, a_stranger


@pytest.mark.parametrize("module", OURS)
def test_the_stranger_has_none_of_our_packages(stranger: Stranger, module: str) -> None:
    assert not stranger.can_import(module)
    assert stranger.can_import("cryptography")


@pytest.mark.parametrize("with_texts", [True, False])
def test_an_honest_export_is_good(demonstration: Demonstration, stranger: Stranger, *, with_texts: bool) -> None:
    export = demonstration.export if with_texts else demonstration.bare
    answer = stranger.asks(
        export, "--key", demonstration.vkey, "--checkpoint", demonstration.checkpoint, "--body", BODY
    )
    assert (answer.code, answer.told["outcome"], answer.told["missing"]) == (0, "GOOD", [])
    assert answer.told["ledgers"][0]["size"] == len(lines_of(export)) - 2
    assert not any("no key" in one or "no checkpoint" in one for one in answer.told["notShown"])
    assert any("made without texts" in one for one in answer.told["notShown"]) is not with_texts


def test_an_honest_database_is_good_and_stays_as_it_is(demonstration: Demonstration, stranger: Stranger) -> None:
    before = demonstration.database.read_bytes()
    answer = stranger.asks(demonstration.database, "--master-key-file", demonstration.master_key)
    assert (answer.code, answer.told["outcome"], answer.told["missing"]) == (0, "GOOD", [])
    assert {BODY, "5PD"} <= {one["ledger"] for one in answer.told["ledgers"]}
    assert any("read models were not checked" in one for one in answer.told["notShown"])
    assert demonstration.database.read_bytes() == before


def test_nothing_appears_beside_a_copy_that_nobody_serves(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copyfile(demonstration.database, copy)
    assert stranger.runs(copy).code == 0
    assert list(tmp_path.iterdir()) == [copy]


def test_it_says_in_words_what_it_found_and_what_it_did_not_look_at(
    demonstration: Demonstration, stranger: Stranger
) -> None:
    answer = stranger.runs(demonstration.export)
    assert answer.text.startswith(f"{BODY}: ")
    assert answer.text.endswith("Nothing is wrong.\n")
    assert "Not shown: no key was given" in answer.text


def test_without_cryptography_it_says_what_is_missing(stranger: Stranger, tmp_path: Path) -> None:
    poor = a_stranger(tmp_path / "python", stranger.verifier, lent=())
    answer = poor.runs("--help")
    assert (answer.code, answer.errors) == (
        2,
        "Missing: the package `cryptography`; `pip install cryptography` fetches it.\n",
    )


@pytest.mark.parametrize(
    "arguments", [(), ("--nonsense",), ("FILE", "--key", "nonsense"), ("a", "b"), ("--master-key-file", "FILE", "FILE")]
)
def test_wrong_usage_ends_with_64(demonstration: Demonstration, stranger: Stranger, arguments: tuple[str, ...]) -> None:
    given = [demonstration.export if one == "FILE" else one for one in arguments]
    answer = stranger.runs(*given)
    assert (answer.code, answer.text) == (64, "")
    assert "usage: verifier.pyz" in answer.errors


def test_its_help_tells_every_exit_code(stranger: Stranger) -> None:
    answer = stranger.runs("--help")
    assert answer.code == 0
    assert [
        line.split()[0] for line in answer.text.splitlines() if line[:2] == "  " and line[2:4].strip().isdigit()
    ] == [
        "0",
        "1",
        "2",
        "64",
    ]


def test_the_same_sources_make_the_same_file(stranger: Stranger, tmp_path: Path) -> None:
    again = tmp_path / "again.pyz"
    Program("sqlite://", tmp_path).does("verifier", again)
    assert again.read_bytes() == stranger.verifier.read_bytes()
    with ZipFile(again) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in packed.namelist() if "/tests/" in name or not name.endswith(".py")]


def test_nothing_is_overwritten(stranger: Stranger, tmp_path: Path) -> None:
    assert "there already" in Program("sqlite://", tmp_path).fails("verifier", stranger.verifier)
