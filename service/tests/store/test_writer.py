"""The writer answers everybody, each for himself, whatever happens to the others or to the connection."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from domain.kernel.refusals import Refused
from service.bus import Bus
from service.store.connections import CommitInDoubt, Connection, transaction
from service.store.databases import Database
from service.store.postgresql import PostgreSQLConnection
from service.store.requests import Receipt
from service.store.statements import Statement
from service.store.writer import MOST_IN_ONE_COMMIT, Stopped
from service.tests.store.rig import Store, asking, new_ledger, open_store
from service.tests.store.specimens import BLUNDER, DECIDER, AlreadyRegistered, Register, fill, label, register, shelf

OWED = shelf(0xDEB7)  # whoever registers a thing on this shelf cannot commit
OWE = "INSERT INTO specimen_debts VALUES (1)"
DEBTS = (
    "CREATE TABLE IF NOT EXISTS specimen_debts_paid (debt INTEGER PRIMARY KEY)",
    (
        "CREATE TABLE IF NOT EXISTS specimen_debts "
        "(debt INTEGER REFERENCES specimen_debts_paid (debt) DEFERRABLE INITIALLY DEFERRED)"
    ),
)
OWING = {
    "sqlite": (
        (
            "CREATE TRIGGER IF NOT EXISTS owing AFTER INSERT ON specimen_things "
            f"WHEN NEW.shelf = '{OWED}' BEGIN {OWE}; END"
        ),
    ),
    "postgresql": (
        f"CREATE OR REPLACE FUNCTION owe() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {OWE}; RETURN NEW; END $$",
        (
            "CREATE OR REPLACE TRIGGER owing AFTER INSERT ON specimen_things "
            f"FOR EACH ROW WHEN (NEW.shelf = '{OWED}') EXECUTE FUNCTION owe()"
        ),
    ),
}


@pytest.fixture
def own(database: Database) -> Database:
    """The shared database under settings of its own, so that a test may watch its connections."""
    return Database(database.url.render_as_string(hide_password=False))


@pytest.fixture
def opened(own: Database) -> Iterator[list[Connection]]:
    """The connections opened, the newest last."""
    connections: list[Connection] = []
    own.on_connect = connections.append
    yield connections
    own.on_connect = None


def test_many_callers_are_answered_and_the_refused_ones_take_nothing_with_them(store: Store) -> None:
    outcomes: list[list[str]] = [[] for _ in range(MOST_IN_ONE_COMMIT)]

    def call(caller: int) -> None:
        for number in (caller // 2, 1000 + caller, caller // 2):
            try:
                outcomes[caller].append(type(store.ask(register(number))).__name__)
            except Refused as refusal:
                outcomes[caller].append(refusal.code)

    threads = [threading.Thread(target=call, args=(caller,)) for caller in range(MOST_IN_ONE_COMMIT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    told = [outcome for each in outcomes for outcome in each]
    assert told.count("Receipt") == store.size == MOST_IN_ONE_COMMIT // 2 + MOST_IN_ONE_COMMIT
    assert told.count(AlreadyRegistered.code) == 3 * MOST_IN_ONE_COMMIT - store.size
    assert [position for (position,) in store.rows("facts", "position")] == list(range(1, store.size + 1))


def test_what_waits_is_recorded_in_one_commit(own: Database, opened: list[Connection]) -> None:
    said: list[str] = []
    with open_store(own) as store:
        with store.held():
            opened[-1].on_statement = said.append
            futures = [store.writer.submit(asking(store.ledger, register(number))) for number in range(10)]
        for future in futures:
            future.result(30)
    assert sum("INSERT INTO facts" in one for one in said) == 1


def test_commands_for_several_bodies_that_come_in_turns_take_one_commit_each(
    own: Database, opened: list[Connection]
) -> None:
    said: list[str] = []
    with open_store(own) as store:
        ledgers = [new_ledger() for _ in range(3)]
        with store.held():
            opened[-1].on_statement = said.append
            turns = [(ledger, number) for number in range(4) for ledger in ledgers]
            futures = [store.writer.submit(asking(ledger, register(number))) for ledger, number in turns]
        positions = [answer.position for future in futures if isinstance(answer := future.result(30), Receipt)]
    assert positions == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert sum("INSERT INTO facts" in one for one in said) == 3


def test_an_exception_goes_to_the_caller_who_caused_it(store: Store) -> None:
    commands = [register(0), BLUNDER, fill(1, most=9), register(0), BLUNDER, label(0, "a")]
    outcomes = store.together(*(asking(store.ledger, one) for one in commands))
    names = [type(one).__name__ for one in outcomes]
    assert names == ["Receipt", "ZeroDivisionError", "Receipt", "AlreadyRegistered", "ZeroDivisionError", "Receipt"]
    assert store.rows("refused_attempts", "code") == [(AlreadyRegistered.code,)], "each attempt is kept once"


def test_whoever_has_gone_before_the_work_began_is_passed_over(store: Store) -> None:
    with store.held():
        futures = [store.writer.submit(asking(store.ledger, register(number))) for number in range(4)]
        assert futures[1].cancel()
        assert futures[2].cancel()
    assert [futures[at].result(30).__class__ for at in (0, 3)] == [Receipt, Receipt]
    assert store.size == 2


def test_a_route_that_is_abandoned_records_nothing_or_everything(store: Store) -> None:
    bus = Bus(store.writer, (DECIDER,))

    async def ask_and_go() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(bus.send(store.ledger, register(1)), 0.05)

    with store.held():
        asyncio.run(ask_and_go())
    assert isinstance(store.ask(register(2)), Receipt)
    assert store.size == 1


def test_stopping_records_what_is_waiting_and_nothing_more(database: Database) -> None:
    store = Store(database)
    held = store.held()
    held.__enter__()
    futures = [store.writer.submit(asking(store.ledger, register(number))) for number in range(100)]
    stopping = threading.Thread(target=store.writer.stop)
    stopping.start()
    held.__exit__(None, None, None)
    stopping.join(30)
    assert all(isinstance(future.result(0), Receipt) for future in futures)
    with pytest.raises(Stopped):
        store.writer.submit(asking(store.ledger, register(1000)))
    assert store.size == 100


def test_a_lost_connection_is_replaced_and_nobody_notices(
    postgres_database: Database, opened_postgres: tuple[Database, list[Connection]]
) -> None:
    database, opened = opened_postgres
    with open_store(database) as store:
        store.ask(register(1))
        end_session(postgres_database, opened[-1])
        assert isinstance(store.ask(register(2)), Receipt)
        end_session(postgres_database, opened[-1])
        outcomes = store.together(*(asking(store.ledger, register(number)) for number in (2, 3, 4)))
        assert [type(one) for one in outcomes] == [AlreadyRegistered, Receipt, Receipt]
        assert store.size == 4


def test_a_connection_lost_while_a_batch_is_being_answered_is_replaced(
    postgres_database: Database, opened_postgres: tuple[Database, list[Connection]]
) -> None:
    database, opened = opened_postgres
    with open_store(database) as store:
        store.ask(register(1))

        def lose_it_once(text: str) -> None:
            if "INSERT INTO facts" in text:
                end_session(postgres_database, opened[0])

        opened[0].on_statement = lose_it_once
        outcomes = store.together(*(asking(store.ledger, register(number)) for number in (1, 2, 3)))
        assert [type(one) for one in outcomes] == [AlreadyRegistered, Receipt, Receipt]
        assert store.size == 3
        assert store.rows("refused_attempts", "code") == [(AlreadyRegistered.code,)]


def test_a_commit_in_doubt_is_not_repeated(store: Store) -> None:
    prepare_debts(store.connection)
    commands = [register(1), Register(asked=BLUNDER.asked, thing=register(2).thing, shelf=OWED), register(3)]
    outcomes = store.together(*(replace(asking(store.ledger, one), key=f"k{at}") for at, one in enumerate(commands)))
    assert [type(one) for one in outcomes] == [CommitInDoubt] * 3
    assert store.size == 0
    assert isinstance(store.ask(register(1), key="k0"), Receipt), "asking again with the same key tells"


def test_a_failed_commit_leaves_the_connection_fit_for_use(store: Store) -> None:
    connection = store.database.connect()
    prepare_debts(connection)
    with pytest.raises(CommitInDoubt), transaction(connection):
        connection.run(Statement(sqlite=OWE, postgresql=OWE))
    assert connection.idle
    with transaction(connection):
        pass
    connection.close()


@pytest.fixture
def opened_postgres(postgres_database: Database) -> tuple[Database, list[Connection]]:
    own, connections = Database(postgres_database.url.render_as_string(hide_password=False)), list[Connection]()
    own.on_connect = connections.append
    return own, connections


def end_session(database: Database, connection: Connection) -> None:
    """End a session from outside, as a restart of the server does."""
    assert isinstance(connection, PostgreSQLConnection)
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.raw.info.backend_pid])


def prepare_debts(connection: Connection) -> None:
    for text in (*DEBTS, *OWING[connection.dialect]):
        connection.say(text)
