"""What an erasure leaves in SQLite's write-ahead log while somebody reads an earlier state is told, and goes later."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from service.auth.callers import Role
from service.store.connections import Connection
from service.store.databases import Database
from service.store.remains import any_remains, note_remains, wipe_remains, wipe_remains_on
from service.store.statements import Statement
from service.store.writer import Writer
from service.tests.privacy.make import Privacy
from service.tests.serving import served
from service.tests.store.rig import make_database

PATIENCE = 30
NO = "SELECT RAISE(FAIL, 'no');"
KEY = "SELECT wrapped FROM subject_keys WHERE subject = 'person:{}'"


@pytest.fixture
def body(sqlite_url: str, tmp_path: Path) -> Iterator[Privacy]:
    with served(sqlite_url, tmp_path / "data") as service:
        yield Privacy(service)


def written_ahead(body: Privacy) -> bytes:
    """The log that SQLite writes ahead."""
    file = Path(f"{body.service.database.url.database}-wal")
    return file.read_bytes() if file.exists() else b""


@contextmanager
def reading_on(body: Privacy) -> Iterator[Connection]:
    """Somebody who goes on reading the state there is now."""
    with closing(Database(str(body.service.database.url)).connect()) as connection:
        connection.say("BEGIN")
        connection.say("SELECT count(*) FROM facts")
        yield connection


def erased_while_somebody_reads(body: Privacy) -> tuple[str, bytes]:
    """An erasure beside a reader: its id, and the key that it destroyed."""
    asked = body.ask("Brown")
    ((key,),) = body.rows(KEY.format(body.person("Brown")))
    body.other.record(f"erasures/{asked}/approvals")
    return asked, key


def test_an_erasure_says_what_remains_of_it_until_nobody_reads_what_was_before(
    body: Privacy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Writer, "try_again_seconds", 1.0)
    body.person("Brown")
    with reading_on(body):
        asked, key = erased_while_somebody_reads(body)
        shown = body.officer.read(f"erasures/{asked}")
        assert (shown["state"], shown["remainsSince"] >= shown["settledAt"]) == ("ERASED", True)
        assert key in written_ahead(body)
        assert body.service.client.get("/_status").json()["checks"]["erasures"] == "warn"
    until = time.monotonic() + PATIENCE
    while body.officer.read(f"erasures/{asked}")["remainsSince"] and time.monotonic() < until:
        time.sleep(0.05)  # it is tried again, whether or not anything else is recorded
    assert body.officer.read(f"erasures/{asked}")["remainsSince"] is None
    assert key not in written_ahead(body)
    assert body.service.client.get("/_status").json()["checks"]["erasures"] == "pass"


def test_what_remains_goes_with_the_next_start(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(sqlite_url, tmp_path / "data") as service:
        body = Privacy(service)
        body.person("Brown")
        with reading_on(body) as reader:
            _, key = erased_while_somebody_reads(body)
            copies = [Path(f"{body.service.database.url.database}{end}") for end in ("", "-wal")]
            kept = [copy.read_bytes() for copy in copies]
            assert reader.dialect == "sqlite"
    for copy, held in zip(copies, kept, strict=True):  # as a power cut would have left them
        copy.write_bytes(held)
    assert key in copies[1].read_bytes()
    monkeypatch.setattr(Writer, "try_again_seconds", 3_600.0)
    with served(sqlite_url, tmp_path / "data") as service:
        service.caller(body.ods, Role.REGISTRAR).record("people", {"office": "Nurse", "name": "Dr Clark"})
        body.service = service
        assert not body.rows("SELECT * FROM erasure_remains")
        assert key not in written_ahead(body)


@pytest.mark.parametrize("fails", [False, True])
def test_a_connection_overwrites_only_while_it_erases(sqlite_url: str, tmp_path: Path, *, fails: bool) -> None:
    opened: list[Connection] = []

    def take(connection: Connection) -> None:
        connection.say("PRAGMA secure_delete=OFF")  # some builds always overwrite
        opened.append(connection)

    with served(sqlite_url, tmp_path / "data") as service:
        service.database.on_connect = take
        body = Privacy(service)
        asked = body.ask("Brown")
        if fails:
            opened[0].say(f"CREATE TRIGGER stays BEFORE DELETE ON subject_keys BEGIN {NO} END")
        answer = body.other.post(f"erasures/{asked}/approvals")
        assert answer.status_code == (500 if fails else 201)
        assert [secured(one) for one in opened] == [0] * len(opened)


def test_what_goes_wrong_with_overwriting_is_told_and_the_connection_is_as_it_was(
    sqlite_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(make_database(sqlite_url).connect(impatient=True)) as connection:
        note_remains(connection, "08W", "one", since=1)
        connection.say(f"CREATE TRIGGER stays BEFORE DELETE ON erasure_remains BEGIN {NO} END")
        assert not wipe_remains(connection)
        assert "erasure-remains-not-overwritten" in capfd.readouterr().err
        assert connection.run(Statement(sqlite="PRAGMA busy_timeout")) == [(10_000,)]
        assert not wipe_remains_on(Database("sqlite:////dev/null/nowhere.db").connect)
        assert capfd.readouterr().err.count("erasure-remains-not-overwritten") == 1
        connection.say("DROP TRIGGER stays")
        assert wipe_remains(connection)
        assert not any_remains(connection)


def secured(connection: Connection) -> int:
    """Whether a connection overwrites what it deletes."""
    ((held,),) = connection.run(Statement(sqlite="PRAGMA secure_delete"))
    return int(held)
