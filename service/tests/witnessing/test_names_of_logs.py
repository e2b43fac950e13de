"""A witness cosigns the logs of strangers too, so a cosignature counts only for the log that it names."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import COSIGNATURE_V1, VerifierKey
from domain.ledger.note import SignedNote
from domain.ledger.origins import next_origin
from domain.tests.ledger.make import Signer
from service.audit.signing import LogKey
from service.tests.audit.histories import LEDGER, a_history
from verifier.log_names import LogNames
from verifier.program import main

WITNESS = Signer("witness.example/w", COSIGNATURE_V1)
LOG = LogKey(bytes(range(32)), "log.example.nhs.uk/decisions").verifier(LEDGER)
ELSEWHERE = f"elsewhere.example/{LEDGER}"
Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that nobody has witnessed."""
    file = tmp_path_factory.mktemp("record") / "record.db"
    a_history(f"sqlite:///{file}", practices=30)
    return file


def cosigned_as(record: Path, copy: Path, *origins: str) -> str:
    """A copy of it, in which the witness's cosignatures of logs of these names lie."""
    with closing(connect(record)) as there, closing(connect(copy)) as here, here:
        there.backup(here)
        size, root = here.execute("SELECT size, root FROM ledgers WHERE ledger = ?", (LEDGER,)).fetchone()
        for origin in origins:
            text = Checkpoint(origin, size, bytes(root)).encode()
            [line] = SignedNote(text).witnessed_by(WITNESS.key, WITNESS.sign, 1_800_000_000).signatures
            row = {"ledger": LEDGER, "origin": origin, "size": size, "witness": WITNESS.key.vkey}
            row |= {"root": bytes(root), "line": str(line), "witnessed_at": 1_800_000_000}
            columns = [one[1] for one in here.execute("PRAGMA table_info(cosignatures)") if one[1] in row]
            places = ", ".join("?" * len(columns))
            insert = f"INSERT INTO cosignatures ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our own names
            here.execute(insert, [row[one] for one in columns])
    return str(copy)


def policy(folder: Path, key: VerifierKey = LOG) -> list[str]:
    """A policy that names a log and the witness."""
    file = folder / "policy"
    file.write_text(f"log {key.vkey}\nwitness w {WITNESS.key.vkey}\nquorum w\n")
    return ["--policy", str(file)]


def test_a_cosignature_of_the_log_whose_key_was_given_counts(record: Path, tmp_path: Path, capsys: Printed) -> None:
    file = cosigned_as(record, tmp_path / "copy.db", LOG.name, ELSEWHERE)
    assert main([file, *policy(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert f"of the log {LOG.name}." in said
    assert f"cosignatures of the log {ELSEWHERE} are kept in the database, and do not count" in said


@pytest.mark.parametrize("origin", [ELSEWHERE, "log.example.nhs.uk/decisions/X26", next_origin(LOG.name)])
def test_a_cosignature_of_another_log_does_not_count(
    record: Path, tmp_path: Path, origin: str, capsys: Printed
) -> None:
    file = cosigned_as(record, tmp_path / "copy.db", origin)
    assert main([file, *policy(tmp_path)]) == 2
    assert "0 of 1 witnesses saw" in capsys.readouterr().out
    assert main([file, "--key", LOG.vkey, "--witness", WITNESS.key.vkey]) == 2


def test_where_only_the_key_of_another_log_was_given_none_counts(record: Path, tmp_path: Path) -> None:
    file = cosigned_as(record, tmp_path / "copy.db", LOG.name)
    assert main([file, *policy(tmp_path, Signer("log.example.nhs.uk/decisions/X26").key)]) == 2


def test_without_a_key_the_name_is_told_and_must_be_that_of_the_ledger(
    record: Path, tmp_path: Path, capsys: Printed
) -> None:
    file = cosigned_as(record, tmp_path / "copy.db", LOG.name)
    assert main([file, "--witness", WITNESS.key.vkey]) == 0
    assert f"that {LOG.name}, as the cosignatures kept in the database say, is the name" in capsys.readouterr().out
    other = cosigned_as(record, tmp_path / "other.db", "log.example.nhs.uk/decisions/X26")
    assert main([other, "--witness", WITNESS.key.vkey]) == 2


def test_without_a_key_a_checkpoint_kept_outside_says_the_name(record: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    log = Signer(LOG.name)
    for origin, code in ((LOG.name, 0), (ELSEWHERE, 2)):
        file = cosigned_as(record, tmp_path / "copy.db", origin)
        with closing(connect(file)) as opened:
            size, root = opened.execute("SELECT size, root FROM ledgers WHERE ledger = ?", (LEDGER,)).fetchone()
        note = SignedNote(Checkpoint(LOG.name, size, bytes(root)).encode()).signed_by(log.key, log.sign)
        kept.write_text(str(note))
        assert main([file, "--checkpoint", str(kept), "--witness", WITNESS.key.vkey]) == code


def test_the_next_name_counts_once_the_loss_that_gave_it_is_on_record() -> None:
    second = next_origin(LOG.name)
    for names in (LogNames(ledger=LEDGER, first=frozenset({LOG.name}), is_known=True), LogNames(ledger=LEDGER)):
        assert [names.include(second, newest) for newest in (1, 2, 3)] == [False, True, True]
        assert [names.include(LOG.name, newest) for newest in (1, 2)] == [True, True]
        assert not names.include(f"{LOG.name}.x", 2)
