"""Whoever changes an export is found out, however thorough; where nobody can tell, that is the answer."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.ledger.checkpoint import Checkpoint
from service.audit.signing import LogKey
from service.tests.standing_alone.conftest import BODY, Demonstration
from service.tests.standing_alone.forging import Lines, first_of, grown_anew, lines_of, said, written
from service.tests.standing_alone.stranger import Stranger

FORGER = "localhost/decisions"


def decision(lines: Lines) -> int:
    return first_of(lines, "decisions.DecisionTaken")


def a_byte_in_a_payload(lines: Lines) -> int:
    leaf = lines[7]["leaf"]
    lines[7]["leaf"] = f"{leaf[:80]}{'A' if leaf[80] != 'A' else 'B'}{leaf[81:]}"
    return 7


def the_last_fact_deleted(lines: Lines) -> int:
    del lines[-2]
    return len(lines) - 1


def the_end_cut_off(lines: Lines) -> int:
    del lines[-200:-1]
    return len(lines) - 1


def a_fact_deleted(lines: Lines) -> int:
    del lines[7]
    return 7


def two_facts_swapped(lines: Lines) -> int:
    lines[7], lines[8] = lines[8], lines[7]
    return 7


def facts_renumbered(lines: Lines) -> int:
    lines[7]["position"], lines[8]["position"] = 8, 7
    lines[7], lines[8] = lines[8], lines[7]
    return 1


def a_fact_renumbered(lines: Lines) -> int:
    lines[7]["position"] = 9000
    return 7


def a_disclosure_changed(lines: Lines) -> int:
    line = next(one for one in lines if one.get("disclosures"))
    line["disclosures"][0]["text"] += "."
    return int(line["position"])


def a_text_called_erased(lines: Lines) -> int:
    line = next(one for one in lines if one.get("disclosures"))
    line["disclosures"][0] = {"digest": line["disclosures"][0]["digest"], "erased": True}
    return int(line["position"])


def a_verdict_changed(lines: Lines) -> int:
    at = decision(lines)
    said(lines, at, lambda fact: fact["data"]["verdict"].update(result="INQUORATE"))
    return at


def a_vote_in_the_inputs_changed(lines: Lines) -> int:
    at = decision(lines)
    said(lines, at, lambda fact: fact["data"]["inputs"]["ballots"][0].update(choice="AGAINST"))
    return at


def a_vote_recorded_otherwise(lines: Lines) -> int:
    vote = first_of(lines, "meetings.VoteCast")
    said(lines, vote, lambda fact: fact["data"].update(choice="ABSTAIN"))
    return next(int(line["position"]) for line in lines[vote:] if line["fact"]["type"] == "decisions.DecisionTaken")


def an_early_fact_taken_out(lines: Lines) -> int:
    del lines[7]
    return decision(lines) - 1


def an_outcome_changed(lines: Lines) -> int:
    at = decision(lines)
    said(lines, at, lambda fact: fact["data"].update(outcome="REJECTED"))
    return at


def a_time_turned_back(lines: Lines) -> int:
    said(lines, 9, lambda fact: fact.update(recordedAt="1999-01-01T00:00:00.000000Z"))
    return 9


def an_actor_left_out(lines: Lines) -> int:
    said(lines, 9, lambda fact: fact.pop("actor"))
    return 9


def a_type_that_is_no_text(lines: Lines) -> int:
    said(lines, 9, lambda fact: fact.update(type=[fact["type"]]))
    return 9


CARELESS = (
    a_byte_in_a_payload,
    the_last_fact_deleted,
    a_fact_deleted,
    two_facts_swapped,
    facts_renumbered,
    a_fact_renumbered,
    a_disclosure_changed,
    a_text_called_erased,
)
THOROUGH = (
    a_verdict_changed,
    a_vote_in_the_inputs_changed,
    a_vote_recorded_otherwise,
    an_early_fact_taken_out,
    an_outcome_changed,
    a_time_turned_back,
    an_actor_left_out,
    a_type_that_is_no_text,
    a_text_called_erased,
)
UNSEEN_FROM_INSIDE = (the_end_cut_off, the_last_fact_deleted)

Forgery = Callable[[Lines], int]


@pytest.fixture(scope="module")
def forger() -> LogKey:
    """The operator's own key would do no better: only what was kept outside would notice that."""
    return LogKey(secrets.token_bytes(32), FORGER)


@pytest.mark.parametrize("forge", CARELESS)
def test_a_careless_change_is_shown_at_its_position(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, forge: Forgery
) -> None:
    lines = lines_of(demonstration.export)
    at = forge(lines)
    answer = stranger.asks(written(lines, tmp_path / "forged.jsonl"), "--key", demonstration.vkey)
    assert (answer.code, answer.told["outcome"]) == (1, "TAMPERED")
    assert answer.first is not None
    assert answer.first[0] == at, answer.text


@pytest.mark.parametrize("forge", THOROUGH)
def test_a_change_against_the_rules_is_shown_though_every_hash_was_made_anew(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, forger: LogKey, forge: Forgery
) -> None:
    lines = lines_of(demonstration.export)
    at = forge(lines)
    grown_anew(lines, forger)
    file = written(lines, tmp_path / "forged.jsonl")
    for pinned in ((), ("--key", demonstration.vkey)):
        answer = stranger.asks(file, *pinned)
        assert (answer.code, answer.first and answer.first[0]) == (1, at), answer.text


@pytest.mark.parametrize("forge", UNSEEN_FROM_INSIDE)
def test_what_was_written_anew_as_a_whole_is_shown_by_a_checkpoint_that_was_kept(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, forge: Forgery
) -> None:
    lines = lines_of(demonstration.export)
    forge(lines)
    grown_anew(lines, demonstration.key)
    file = written(lines, tmp_path / "forged.jsonl")
    alone = stranger.asks(file, "--key", demonstration.vkey)
    assert (alone.code, any("written anew" in one for one in alone.told["notShown"])) == (0, True), alone.text
    answer = stranger.asks(file, "--key", demonstration.vkey, "--checkpoint", demonstration.checkpoint)
    assert (answer.code, answer.first and answer.first[1]) == (1, "checkpoints")


def test_an_older_checkpoint_that_is_no_prefix_shows_it(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    older.write_text(str(demonstration.key.sign(Checkpoint(demonstration.key.origin(BODY), 100, bytes(32)), BODY)))
    answer = stranger.asks(demonstration.export, "--key", demonstration.vkey, "--checkpoint", older)
    assert (answer.code, answer.first) == (1, (1, "checkpoints"))


def test_with_a_key_that_did_not_sign_nobody_can_tell(
    demonstration: Demonstration, stranger: Stranger, forger: LogKey
) -> None:
    answer = stranger.asks(demonstration.export, "--key", forger.verifier(BODY).vkey)
    assert (answer.code, "not signed by any of the keys" in answer.told["missing"][0]) == (2, True)


def test_a_signature_that_does_not_fit_is_a_forgery(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    lines = lines_of(demonstration.export)
    note: str = lines[-1]["checkpoint"]
    lines[-1]["checkpoint"] = f"{note[:-8]}{'A' if note[-8] != 'A' else 'B'}{note[-7:]}"
    answer = stranger.asks(written(lines, tmp_path / "forged.jsonl"), "--key", demonstration.vkey)
    assert (answer.code, answer.first and answer.first[1]) == (1, "checkpoints")


def test_a_checkpoint_of_another_log_is_not_taken_for_this_one(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, forger: LogKey
) -> None:
    lines = lines_of(demonstration.export)
    size, root = len(lines) - 2, lines[0]["root"]
    lines[-1]["checkpoint"] = lines[-1]["checkpoint"].replace(f"/{BODY}\n", "/15N\n", 1)
    file = written(lines, tmp_path / "forged.jsonl")
    assert (size, root) == (lines[0]["size"], lines[0]["root"])
    assert stranger.asks(file).first == (size, "checkpoints")
    assert stranger.asks(file, "--key", demonstration.vkey).code == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'{"position":7,', b'{ "position":7,'),
        (b'{"position":7,', b'{"position":6,"position":7,'),
        (b'{"position":7,', b'{"position":7,"further":1,'),
        (b'{"position":7,', b'{"position":7.0,'),
        (b'\n{"position":7,', b'\r\n{"position":7,'),
        (b'\n{"position":7,', b'\n\n{"position":7,'),
        (b'"08W"', b'"\\u0030\\u0038W"'),
        (b'{"checkpoint"', b'{"Checkpoint"'),
    ],
)
def test_a_line_in_another_spelling_is_none_of_an_export(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, old: bytes, new: bytes
) -> None:
    export, file = demonstration.export.read_bytes(), tmp_path / "spelled.jsonl"
    assert old in export
    file.write_bytes(export.replace(old, new, 1))
    assert stranger.runs(file).code == (2 if old == b'"08W"' else 1)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.999])
def test_an_export_cut_short_is_shown_or_is_none(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, part: float
) -> None:
    whole, file = demonstration.export.read_bytes(), tmp_path / "short.jsonl"
    file.write_bytes(whole[: int(len(whole) * part)])
    assert stranger.runs(file).code == (1 if part else 2)


def another_type(fact: dict[str, Any]) -> None:
    fact["type"] = "weather.SunRisen"


def another_version(fact: dict[str, Any]) -> None:
    fact["version"] = 99


def another_field(fact: dict[str, Any]) -> None:
    fact["data"]["weather"] = "sun"


@pytest.mark.parametrize("change", [another_type, another_version, another_field])
def test_a_fact_of_a_later_program_is_missing_and_not_wrong(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    lines = lines_of(demonstration.export)
    said(lines, 4, change)
    grown_anew(lines, demonstration.key)
    answer = stranger.asks(written(lines, tmp_path / "later.jsonl"), "--key", demonstration.vkey)
    assert (answer.code, "newer verifier" in answer.told["missing"][0]) == (2, True), answer.text


@pytest.mark.parametrize("content", [b"", b"{}\n", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(4096), b"\xff"])
def test_what_is_neither_an_export_nor_a_database_shows_nothing(
    stranger: Stranger, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert (stranger.runs(file).code, stranger.runs(tmp_path).code, stranger.runs(tmp_path / "none").code) == (2, 2, 2)


@pytest.mark.parametrize("content", [b"", b"nonsense\n", b"\xff\xfe", b"c2sp.org/tlog-proof@v1\n"])
def test_a_checkpoint_that_cannot_be_read_shows_nothing(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "kept"
    file.write_bytes(content)
    for record in (demonstration.export, demonstration.database):
        answer = stranger.asks(record, "--checkpoint", file)
        assert (answer.code, str(file) in answer.told["missing"][0]) == (2, True)
