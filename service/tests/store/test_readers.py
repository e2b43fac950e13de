"""Each thread reads with a connection of its own, and leaves none behind."""

import sqlite3
import threading

import psycopg
import pytest

from service.store.connections import Connection
from service.store.databases import Database
from service.store.statements import Statement

ONE = Statement(sqlite="SELECT 1", postgresql="SELECT 1")


def after(database: Database) -> Connection:
    """The connection of a thread that has read and ended."""
    found: list[Connection] = []
    thread = threading.Thread(target=lambda: found.append(database.reader()))
    thread.start()
    thread.join()
    return found[0]


@pytest.fixture
def database(database_url: str) -> Database:
    return Database(database_url)


def test_threads_that_have_ended_hold_no_connections(database: Database) -> None:
    for _ in range(10):
        after(database)
    assert database.reader().run(ONE)[0][0] == 1
    assert len(database._reading) == 1
    database.close()
    assert len(database._reading) == 0


def test_a_thread_keeps_its_connection_while_others_come_and_go(database: Database) -> None:
    mine = database.reader()
    left = after(database)
    after(database)
    assert database.reader() is mine
    with pytest.raises((sqlite3.ProgrammingError, psycopg.OperationalError)):
        left.run(ONE)
    database.close()
