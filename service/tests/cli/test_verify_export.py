"""`decisions verify --export`: a file that somebody changed is not taken for the record, and no database is asked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.ledger.base64text import base64_bytes, base64_text
from domain.ledger.leaf import leaf_hash
from service.app import auditing
from service.store.databases import Database
from service.tests.cli.conftest import BODY, Program
from verifier.export_lines import spelled

Json = dict[str, Any]
Lines = list[Json]


@pytest.fixture(scope="module")
def exported(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record with its texts, as an operator exports it."""
    file = tmp_path_factory.mktemp("export") / "08W.jsonl"
    program.does("export", "--body", BODY, "--output", file, "--with-texts", "--reason", "a test")
    return file


def key_of(program: Program, ledger: str = BODY) -> str:
    return auditing(program.settings, Database(program.url)).prover.key.verifier(ledger).vkey


def found(program: Program, file: Path, *further: str) -> tuple[int, Json]:
    nowhere = "postgresql+psycopg://postgres@127.0.0.1:1/none"
    done = program.run("verify", "--export", file, "--json", *further, DATABASE_URL=nowhere)
    return done.exit_code, json.loads(done.stdout)


def test_an_export_is_the_record_and_with_the_key_its_signature_is_shown_too(program: Program, exported: Path) -> None:
    code, told = found(program, exported, "--key", key_of(program))
    assert (code, told["outcome"]) == (0, "GOOD")
    assert (told["ledgers"][0]["ledger"], told["ledgers"][0]["size"]) == (BODY, program.size())
    header = json.loads(exported.read_text().partition("\n")[0])
    assert told["ledgers"][0]["root"] == base64_bytes(header["root"]).hex()
    assert not any("no key was given" in one for one in told["notShown"])
    assert any("no key was given" in one for one in found(program, exported)[1]["notShown"])


def drop(lines: Lines) -> None:
    del lines[3]


def swap(lines: Lines) -> None:
    lines[3], lines[4] = lines[4], lines[3]


def repeat(lines: Lines) -> None:
    lines.insert(3, lines[3])


def cut(lines: Lines) -> None:
    del lines[-3:]


def unsign(lines: Lines) -> None:
    del lines[-1]


def lengthen(lines: Lines) -> None:
    lines.append(lines[3])


def garble(lines: Lines) -> None:
    lines[3]["leaf"] = "???"


def show_otherwise(lines: Lines) -> None:
    lines[3]["fact"]["data"]["name"] = "Forged"


def hash_otherwise(lines: Lines) -> None:
    lines[3]["leafHash"] = base64_text(bytes(32))


def rewrite(lines: Lines) -> None:
    leaf = base64_bytes(lines[3]["leaf"]).replace(b"organisations.", b"organisationS.")
    lines[3] |= {"leaf": base64_text(leaf), "leafHash": base64_text(leaf_hash(leaf)), "fact": json.loads(leaf)}


def retell(lines: Lines) -> None:
    line = next(one for one in lines if one.get("disclosures"))
    line["disclosures"][0]["text"] = "Forged"


def withhold(lines: Lines) -> None:
    line = next(one for one in lines if one.get("disclosures"))
    line["disclosures"] = []


def root_otherwise(lines: Lines) -> None:
    lines[0]["root"] = base64_text(bytes(32))


def sign_less(lines: Lines) -> None:
    lines[0] |= {"size": lines[0]["size"] - 1, "exportedAt": lines[0]["size"] - 1}


CHANGES: tuple[tuple[Callable[[Lines], None], str], ...] = (
    (drop, "positions"),
    (swap, "positions"),
    (repeat, "positions"),
    (cut, "positions"),
    (unsign, "checkpoints"),
    (lengthen, "positions"),
    (garble, "bytes"),
    (show_otherwise, "bytes"),
    (hash_otherwise, "leaf hashes"),
    (rewrite, "root"),
    (retell, "disclosures"),
    (withhold, "disclosures"),
    (root_otherwise, "root"),
    (sign_less, "checkpoints"),
)


@pytest.mark.parametrize(("change", "check"), CHANGES, ids=[change.__name__ for change, _ in CHANGES])
def test_whatever_is_changed_in_an_export_is_found(
    program: Program, exported: Path, tmp_path: Path, change: Callable[[Lines], None], check: str
) -> None:
    lines = [json.loads(line) for line in exported.read_text().splitlines()]
    change(lines)
    changed = tmp_path / "changed.jsonl"
    changed.write_text("".join(f"{spelled(line)}\n" for line in lines))
    code, told = found(program, changed)
    assert (code, told["outcome"]) == (1, "TAMPERED")
    assert check in {one["check"] for one in told["ledgers"][0]["findings"]}


def test_a_checkpoint_signed_by_nobody_known_shows_nothing(program: Program, exported: Path, tmp_path: Path) -> None:
    other = Program(program.url, tmp_path / "other")
    done = program.run("verify", "--export", exported, "--key", key_of(other))
    assert (done.exit_code, "is not signed by any of the keys given" in done.stdout) == (2, True)


def test_what_is_no_export_or_of_another_body_shows_nothing(program: Program, exported: Path, tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.jsonl"
    nonsense.write_text("{}\n")
    for arguments in (("--export", nonsense), ("--export", tmp_path / "none"), ("--export", exported, "--body", "15N")):
        done = program.run("verify", *arguments)
        assert (done.exit_code, done.stderr.startswith("Missing: ")) == (2, True)
