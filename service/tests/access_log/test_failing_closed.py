"""Where the access log cannot be written, nothing that is restricted is shown."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.tests.access_log.conftest import Watched
from service.tests.serving import Somebody


@contextmanager
def renamed(database: Database) -> Iterator[None]:
    """The table is not where it was."""
    with transaction(database.reader()) as connection:
        connection.say("ALTER TABLE access_entries RENAME TO elsewhere")
    try:
        yield
    finally:
        with transaction(database.reader()) as connection:
            connection.say("ALTER TABLE elsewhere RENAME TO access_entries")


@contextmanager
def refusing(database: Database) -> Iterator[None]:
    """The table takes no row."""
    with transaction(database.reader()) as connection:
        for text in CLOSED[database.dialect]:
            connection.say(text)
    try:
        yield
    finally:
        with transaction(database.reader()) as connection:
            for text in OPENED[database.dialect]:
                connection.say(text)


CLOSED = {
    "sqlite": ("CREATE TRIGGER closed BEFORE INSERT ON access_entries BEGIN SELECT RAISE(ABORT, 'closed'); END",),
    "postgresql": (
        "CREATE FUNCTION closed() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'closed'; END$$",
        "CREATE TRIGGER closed BEFORE INSERT ON access_entries FOR EACH ROW EXECUTE FUNCTION closed()",
    ),
}
OPENED = {
    "sqlite": ("DROP TRIGGER closed",),
    "postgresql": ("DROP TRIGGER closed ON access_entries", "DROP FUNCTION closed"),
}


def refused(asker: Somebody, path: str, secret: str) -> None:
    answer = asker.get(path)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/access-not-logged"), path
    assert answer.headers["Retry-After"] == "5"
    assert secret not in answer.text


@pytest.mark.parametrize("broken", [renamed, refusing])
def test_nothing_restricted_leaves_while_no_entry_can_be_made(body: Watched, broken: Callable[..., object]) -> None:
    interest = body.declare(narrative="a canary's secret", publicationWithheld=True)
    position = body.position()
    with broken(body.service.database):  # type: ignore[attr-defined] # each is a context manager
        for path in (f"log/facts/{position}", "log/facts", f"interests/{interest}", "interests", "late-declarations"):
            refused(body.auditor, path, "canary")
        assert body.publisher.get("interests").status_code == 200
        assert body.auditor.get("people").status_code == 200
    assert body.entries() == []
    assert body.auditor.read(f"interests/{interest}")["narrative"] == "a canary's secret"
    assert body.operations() == ["readInterest"]


def test_a_database_that_is_locked_is_waited_for_and_no_longer(body: Watched) -> None:
    position = body.position()
    book = body.service.app.state.access_log.book
    held: Connection = body.service.database.connect()
    with _impatient(body, book), transaction(held):
        held.say("LOCK TABLE access_entries IN EXCLUSIVE MODE" if held.dialect == "postgresql" else "SELECT 1")
        refused(body.auditor, f"log/facts/{position}", "_sd")
    held.close()
    assert body.auditor.get(f"log/facts/{position}").status_code == 200
    assert body.operations() == ["readFact"]


@contextmanager
def _impatient(body: Watched, book: object) -> Iterator[None]:
    """A write waits a second instead of ten."""
    database = body.service.database
    patience, database.patience = database.patience, 1
    book.close()  # type: ignore[attr-defined] # it opens a connection with this patience
    try:
        yield
    finally:
        database.patience = patience
        book.close()  # type: ignore[attr-defined]


def test_the_turn_to_enter_is_waited_for_and_no_longer(body: Watched) -> None:
    book = body.service.app.state.access_log.book
    with _impatient(body, book):
        book._lock.acquire()
        released = threading.Timer(5, book._lock.release)
        released.start()
        refused(body.auditor, "log/facts/1", "_sd")
        released.join()
    assert body.auditor.get("log/facts/1").status_code == 200
    assert body.operations() == ["readFact"]


def test_an_access_log_whose_end_was_cut_off_while_it_is_served_is_told_of(
    body: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    for position in (1, 2, 3):
        body.auditor.read(f"log/facts/{position}")
    assert "access-log-was-cut" not in capsys.readouterr().err
    with transaction(body.service.database.reader()) as connection:
        connection.say(f"DELETE FROM access_entries WHERE number > 1 AND ledger = '{body.ods}'")  # noqa: S608 - a body of this test
    for _ in range(2):
        body.auditor.read("breaches")
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "access-log-was-cut" in line]
    assert [(one["level"], one["ledger"]) for one in told] == [("error", body.ods)]
    assert body.operations() == ["readFact", "listBreaches", "listBreaches"]


def test_a_connection_that_was_lost_is_opened_anew(body: Watched) -> None:
    body.auditor.read("breaches")
    if body.service.database.dialect == "postgresql":  # a file does not hang up
        body.service.app.state.access_log.book._connection.close()
        body.auditor.read("breaches")
        assert body.operations() == ["listBreaches"] * 2
