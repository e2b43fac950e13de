"""Whoever changes a database file is found out; a file that would keep the verifier busy for ever is refused."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from domain.ledger.checkpoint import Checkpoint
from service.tests.standing_alone.conftest import BODY, Demonstration
from service.tests.standing_alone.stranger import Answer, Stranger

SHOWN = {
    "the last fact deleted": "DELETE FROM facts WHERE ledger = '08W' AND position = (SELECT size FROM ledgers)",
    "a fact deleted": "DELETE FROM facts WHERE ledger = '08W' AND position = 7",
    "a fact renumbered": "UPDATE facts SET position = 9000 WHERE ledger = '08W' AND position = 7",
    "a fact rewritten": "UPDATE facts SET leaf = leaf || ' ' WHERE ledger = '08W' AND position = 7",
    "a hash changed": "UPDATE facts SET leaf_hash = zeroblob(32) WHERE ledger = '08W' AND position = 7",
    "the root changed": "UPDATE ledgers SET root = zeroblob(32) WHERE ledger = '08W'",
    "a length that no log has": "UPDATE ledgers SET size = -1 WHERE ledger = '08W'",
    "a digest taken out of a fact": "UPDATE facts SET "
    "leaf = CAST(replace(CAST(leaf AS text), substr(CAST(leaf AS text), "
    """instr(CAST(leaf AS text), '"_sd":['), 52), '"_sd":[') AS blob) WHERE ledger = '08W' """
    """AND instr(CAST(leaf AS text), '"_sd":[') > 0""",
    "a tile changed": "UPDATE tiles SET hashes = zeroblob(8192) WHERE ledger = '08W'",
    "a tag deleted": "DELETE FROM fact_tags WHERE ledger = '08W' AND position = 7",
    "a disclosure deleted": "DELETE FROM disclosures WHERE ledger = '08W' AND position = 1",
    "a disclosure changed": "UPDATE disclosures SET sealed = zeroblob(60) WHERE ledger = '08W' AND position = 1",
}
REFUSED = {
    "a position that is a text": "UPDATE facts SET position = 'x' WHERE ledger = '08W' AND position = 7",
    "a tag's position that is a text": "UPDATE fact_tags SET position = 'x' WHERE ledger = '08W' AND position = 7",
    "a ledger that is no text": "UPDATE fact_tags SET ledger = x'00' WHERE ledger = '08W' AND position = 7",
    "a key that is no text": "UPDATE idempotency_records SET key = CAST(key AS blob) WHERE ledger = '08W'",
    "a table taken away": "DROP TABLE facts",
}


def asked(demonstration: Demonstration, stranger: Stranger, folder: Path, spoil: str, *further: object) -> Answer:
    """What the verifier says of a copy that somebody has spoilt."""
    copy = folder / "spoilt.db"
    shutil.copyfile(demonstration.database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(spoil)
        connection.commit()
    return stranger.asks(copy, "--master-key-file", demonstration.master_key, *further)


@pytest.mark.parametrize("name", SHOWN)
def test_tampering_is_shown(demonstration: Demonstration, stranger: Stranger, tmp_path: Path, name: str) -> None:
    answer = asked(demonstration, stranger, tmp_path, SHOWN[name])
    assert (answer.code, answer.told["outcome"]) == (1, "TAMPERED"), answer.text


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_log_can_hold_shows_nothing(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path, name: str
) -> None:
    answer = asked(demonstration, stranger, tmp_path, REFUSED[name])
    assert (answer.code, "itself failed" in answer.text) == (2, False), answer.text


def test_a_file_that_no_longer_begins_as_a_database_shows_nothing(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.db"
    spoilt.write_bytes(b"X" + demonstration.database.read_bytes()[1:])
    answer = stranger.asks(spoilt, "--master-key-file", demonstration.master_key)
    assert (answer.code, "is not an export of this program" in answer.text) == (2, True), answer.text


def test_an_older_checkpoint_that_is_no_prefix_shows_it(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    older.write_text(str(demonstration.key.sign(Checkpoint(demonstration.key.origin(BODY), 100, bytes(32)), BODY)))
    pinned = ("--key", demonstration.vkey, "--checkpoint", older)
    answer = asked(demonstration, stranger, tmp_path, "SELECT 1", *pinned)
    assert (answer.code, answer.first) == (1, (1, "checkpoints"))


def test_with_another_master_key_nobody_can_tell(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    other = tmp_path / "master.key"
    other.write_bytes(b"A" * 43 + b"=\n")
    answer = stranger.asks(demonstration.database, "--master-key-file", other)
    assert (answer.code, "opens no disclosure" in answer.told["missing"][0]) == (2, True)


def test_an_index_that_leads_in_circles_comes_to_an_end(
    demonstration: Demonstration, stranger: Stranger, tmp_path: Path
) -> None:
    copy = tmp_path / "circle.db"
    with closing(sqlite3.connect(demonstration.database)) as connection, closing(sqlite3.connect(copy)) as whole:
        connection.backup(whole)
        [(last, size)] = connection.execute(
            "SELECT ledger, size FROM ledgers WHERE size > 255 ORDER BY ledger DESC LIMIT 1"
        )
    content = copy.read_bytes()
    answers = []
    for found in re.finditer(re.escape(last.encode() + size.to_bytes(2, "big")), content):
        earlier = last.encode() + (size - 60).to_bytes(2, "big")
        copy.write_bytes(content[: found.start()] + earlier + content[found.end() :])
        answers.append(stranger.runs(copy))
    assert {one.code for one in answers} <= {0, 1, 2}
    assert any("have no end" in one.text for one in answers)
