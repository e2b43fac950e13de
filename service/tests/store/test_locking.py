"""The head of a ledger is locked before anything is read, so that nobody decides on what is about to change."""

import threading
import time
from collections.abc import Iterator

import pytest

from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import ledger_names, lock, read_head
from service.store.memory import LedgerMemory
from service.store.unit import Unit
from service.tests.store.rig import Store, asking, in_one_unit, new_ledger, tools
from service.tests.store.specimens import AlreadyRegistered, register


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    opened = database.connect()
    yield opened
    opened.close()


@pytest.fixture
def other(database: Database) -> Iterator[Connection]:
    opened = database.connect()
    yield opened
    opened.close()


def test_the_first_statement_of_a_unit_locks_the_head(connection: Connection) -> None:
    ledger = new_ledger()
    in_one_unit(connection, ledger, register(1))
    said: list[str] = []
    connection.on_statement = said.append
    with transaction(connection):
        unit = Unit(connection, ledger, LedgerMemory(ledger), tools())
        unit.answer(asking(ledger, register(2)))
        unit.flush()
    assert "FROM ledgers" in said[0]
    assert said[0].rstrip().endswith("FOR UPDATE") or connection.dialect == "sqlite"
    assert not any("FROM facts" in one or "FROM fact_tags" in one for one in said[:1])


def test_a_second_writer_waits_for_the_first_and_then_sees_what_it_recorded(
    connection: Connection, other: Connection
) -> None:
    ledger = new_ledger()
    in_one_unit(connection, ledger, register(1))
    refused: list[AlreadyRegistered] = []

    def ask_the_same() -> None:
        try:
            in_one_unit(other, ledger, register(2))
        except AlreadyRegistered as refusal:
            refused.append(refusal)

    with transaction(connection):
        unit = Unit(connection, ledger, LedgerMemory(ledger), tools())
        unit.answer(asking(ledger, register(2)))
        second = threading.Thread(target=ask_the_same)
        second.start()
        second.join(0.3)
        assert second.is_alive(), "the second did not wait for the lock"
        unit.flush()
    second.join(30)
    assert [refusal.evidence for refusal in refused] == [(2,)]


def test_a_reader_waits_for_nobody(connection: Connection, other: Connection) -> None:
    ledger = new_ledger()
    in_one_unit(connection, ledger, register(1))
    with transaction(connection):
        lock(connection, ledger)
        begun = time.monotonic()
        head = read_head(other, ledger)
        assert time.monotonic() - begun < 5
    assert head is not None
    assert head.size == 1


def test_two_who_begin_the_same_ledger_at_once_share_it(database: Database) -> None:
    ledger, begin = new_ledger(), threading.Barrier(4)

    def record(number: int) -> None:
        connection = database.connect()
        begin.wait(30)
        in_one_unit(connection, ledger, register(number))
        connection.close()

    threads = [threading.Thread(target=record, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    head = read_head(database.reader(), ledger)
    assert head is not None
    assert head.size == 4
    assert ledger in ledger_names(database.reader())


def test_ledgers_do_not_see_one_another(store: Store) -> None:
    other = Store(store.database)
    store.ask(register(1))
    other.ask(register(1))
    other.ask(register(2))
    other.writer.stop()
    assert (store.size, other.size) == (1, 2)
    assert store.refused(register(1)).evidence == (1,)
