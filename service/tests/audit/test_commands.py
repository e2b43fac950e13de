"""The commands for auditors: what they print and how they exit."""

import json
from base64 import b64encode
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from service.cli.replay import replay
from service.cli.verify import verify
from service.tests.audit.histories import LEDGER, MASTER_KEY, PROJECTIONS, START, uuid
from service.tests.audit.tampering import Record
from service.tests.audit.tamperings import LATE, MIDDLE, PERSON, SIZE, another_name, sql

GOOD, TAMPERED, CANNOT_TELL, MISUSED = 0, 1, 2, 64
Output = pytest.CaptureFixture[str]


def test_verify_says_that_all_is_well_and_what_it_could_not_show(record: Record, capsys: Output) -> None:
    assert verify(record.url, PROJECTIONS) == GOOD
    told = capsys.readouterr().out
    assert f"{LEDGER}: {SIZE} facts, root " in told
    assert "Not shown: no checkpoint kept outside was given for 08W" in told


def test_verify_names_the_first_wrong_position(record: Record, capsys: Output) -> None:
    with record.spoilt(sql("DELETE FROM fact_tags", MIDDLE)):
        assert verify(record.url, PROJECTIONS) == TAMPERED
    assert capsys.readouterr().out.startswith(f"{LEDGER}: first wrong at position {MIDDLE}: the index lacks the fact")


def test_verify_tells_programs_the_same_as_json(record: Record, tmp_path: Path, capsys: Output) -> None:
    key = tmp_path / "master.key"
    key.write_bytes(b64encode(MASTER_KEY))
    with record.spoilt(lambda spoiler: spoiler.rewrite(LATE, another_name)):
        assert verify(record.url, PROJECTIONS, master_key_file=key, json=True) == TAMPERED
    told = json.loads(capsys.readouterr().out)
    (ledger,) = told["ledgers"]
    assert (told["outcome"], ledger["ledger"], ledger["size"]) == ("TAMPERED", LEDGER, SIZE)
    assert (ledger["first"]["first"], ledger["first"]["check"]) == (LATE, "tiles")
    assert not any("master key" in line for line in told["notShown"])


@pytest.mark.parametrize("url", ["nonsense", "mysql://localhost/x", "sqlite"])
def test_verify_needs_the_address_of_a_log(url: str) -> None:
    assert verify(url, PROJECTIONS) == MISUSED


def test_verify_refuses_a_key_that_is_none(record: Record) -> None:
    assert verify(record.url, PROJECTIONS, keys=["log.example+00000000+AAAA"]) == MISUSED


def test_verify_cannot_tell_without_a_database_a_master_key_or_a_ledger(record: Record, tmp_path: Path) -> None:
    assert verify(f"sqlite:///{tmp_path / 'none.db'}", PROJECTIONS) == CANNOT_TELL
    assert verify("postgresql+psycopg://postgres@127.0.0.1:1/none", PROJECTIONS) == CANNOT_TELL
    assert verify(record.url, PROJECTIONS, master_key_file=tmp_path / "none.key") == CANNOT_TELL
    assert verify(record.url, PROJECTIONS, ledger="15N") == CANNOT_TELL


def test_replay_tells_every_fact_in_a_line(record: Record, capsys: Output) -> None:
    assert replay(record.url, LEDGER, position=PERSON) == GOOD
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == PERSON
    assert lines[0].startswith("      1  2012-03-01T09:00:02Z  organisations.BodyEstablished  ")
    assert lines[0].endswith('body="08W" kind="CCG" name="Waltham Forest"')
    assert lines[-1].endswith(f'people.PersonRegistered  name=(kept apart) office="GP" person="{uuid(0, 0)}"')


def test_replay_tells_what_was_known_at_a_moment(record: Record, capsys: Output) -> None:
    assert replay(record.url, LEDGER, known_at=START + timedelta(seconds=2), json=True) == GOOD
    (fact,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (fact["position"], fact["type"]) == (1, "organisations.BodyEstablished")


def test_replay_tells_the_story_of_one_meeting(record: Record, capsys: Output) -> None:
    assert replay(record.url, LEDGER, meeting=uuid(2, 3), json=True) == GOOD
    motion, *votes, fact = map(json.loads, capsys.readouterr().out.splitlines())
    assert [one["type"] for one in (motion, *votes)] == ["meetings.MotionPut", *["meetings.VoteCast"] * 4]
    assert (fact["position"], fact["type"], fact["data"]["outcome"]) == (SIZE, "decisions.DecisionTaken", "APPROVED")


def test_replay_shows_that_a_fact_cannot_be_read_and_goes_on(record: Record, capsys: Output) -> None:
    with record.spoilt(lambda spoiler: spoiler.put(2, b"spoilt")):
        assert replay(record.url, LEDGER, position=3) == GOOD
    assert "cannot be read" in capsys.readouterr().out.splitlines()[1]


def test_replay_is_told_one_thing_and_one_moment(record: Record) -> None:
    assert replay(record.url, LEDGER, meeting="a", case="b") == MISUSED
    assert replay(record.url, LEDGER, position=3, known_at=START) == MISUSED
    assert replay(record.url, LEDGER, known_at=datetime(2012, 3, 1)) == MISUSED  # noqa: DTZ001 - that is the point
    assert replay(record.url, "15N") == CANNOT_TELL
