"""A write that the database keeps waiting is given up in time, and whoever watches can tell."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.auth.callers import Role
from service.store.connections import transaction
from service.store.databases import Database
from service.store.heads import lock
from service.store.requests import Receipt
from service.store.writer import DatabaseAway, Writer
from service.tests.serving import served
from service.tests.store.rig import Store, asking, open_store, tools
from service.tests.store.specimens import register

PATIENCE = 1


@pytest.fixture
def hurried(database: Database) -> Iterator[Store]:
    """A ledger that is written to with little patience."""
    url = database.url.render_as_string(hide_password=False)
    with open_store(Database(url, patience=PATIENCE)) as store:
        store.ask(register(0))
        yield store


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Somebody else holds the head of the ledger."""
    other = store.database.connect()
    with transaction(other):
        lock(other, store.ledger)
        yield
    other.close()


def test_a_write_gives_up_a_lock_that_is_not_let_go_and_everybody_who_waits_is_told(hurried: Store) -> None:
    with locked(hurried):
        waiting = [hurried.writer.submit(asking(hurried.ledger, register(number))) for number in range(1, 9)]
        begun = time.monotonic()
        outcomes = [one.exception(60) for one in waiting]
        assert time.monotonic() - begun < 5 * PATIENCE, "not one after the other"
    assert {type(one) for one in outcomes} == {DatabaseAway}
    assert hurried.size == 1, "nothing was recorded"
    assert isinstance(hurried.ask(register(1)), Receipt), "and the writer goes on"


def test_a_database_that_cannot_be_reached_is_said_to_be_away() -> None:
    writer = Writer(Database("postgresql+psycopg://postgres@127.0.0.1:1/none", patience=PATIENCE), tools())
    with pytest.raises(DatabaseAway):
        writer.submit(asking("08W", register(1))).result(30)
    writer.stop()


def test_over_http_a_write_that_was_given_up_is_answered_with_when_to_ask_again(
    database_url: str, tmp_path: Path
) -> None:
    with served(database_url, tmp_path, write_patience=PATIENCE) as service:
        body = service.new_body()
        registrar = service.caller(body, Role.REGISTRAR)
        other = service.database.connect()
        with transaction(other):
            lock(other, body)
            answer = registrar.post("people", {"office": "Chair", "name": "A"})
        other.close()
        assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
        assert int(answer.headers["retry-after"]) > 0
        assert registrar.post("people", {"office": "Chair", "name": "A"}).status_code == 201


def test_a_writer_that_hangs_and_one_that_has_ended_are_not_well(hurried: Store) -> None:
    writer = hurried.writer
    assert writer.is_well(busy_at_most=0.0)
    with locked(hurried):
        waiting = writer.submit(asking(hurried.ledger, register(5)))
        time.sleep(0.3)
        assert not writer.is_well(busy_at_most=0.1)
        assert writer.is_well(busy_at_most=60.0)
        with pytest.raises(DatabaseAway):
            waiting.result(30)
    hurried.ask(register(6))
    assert writer.is_well(busy_at_most=0.0)
    other = Writer(hurried.database, hurried.tools)
    other.stop()
    assert not other.is_well(busy_at_most=60.0)
