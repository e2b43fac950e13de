"""To PostgreSQL and back: what is sent arrives as it is, in its order, in as few trips as can be."""

from collections.abc import Iterator

import psycopg
import pytest

from service.store.connections import CommitInDoubt, transaction
from service.store.databases import Database
from service.store.pipeline import MOST_PREPARED, NotSent
from service.store.postgresql import PostgreSQLConnection
from service.store.statements import Statement
from service.tests.store.rig import Store, open_store
from service.tests.store.specimens import label, register

TEXTS = ["", "plain", "'; DROP TABLE facts; --", 'a "quoted" {list}, \\N', "Zoë – 😀", "NULL", None, "line\nline"]
NUMBERS = [0, -1, 2**31, -(2**63), 2**63 - 1, None]
BYTES = [b"", b"\x00\xff\\x", b"leaf", None]


@pytest.fixture
def connection(postgres_database: Database) -> Iterator[PostgreSQLConnection]:
    opened = postgres_database.connect()
    assert isinstance(opened, PostgreSQLConnection)
    opened.say("CREATE TEMPORARY TABLE things (name text PRIMARY KEY, number bigint, held bytea)")
    yield opened
    opened.close()


def saying(text: str) -> Statement:
    return Statement(postgresql=text)


PUT = saying("INSERT INTO things (name, number) VALUES (%(name)s, %(number)s)")
ENDING = (
    "CREATE FUNCTION pg_temp.ending() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"
)
ENDS = (
    "CREATE CONSTRAINT TRIGGER ends AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION pg_temp.ending()"
)
NAMING = saying("INSERT INTO things (name) VALUES (%(name)s)")
NAMES = saying("SELECT name FROM things ORDER BY name")


@pytest.mark.parametrize(("kind", "items"), [("text", TEXTS), ("bigint", NUMBERS), ("bytea", BYTES)])
def test_values_come_back_as_they_were_sent(connection: PostgreSQLConnection, kind: str, items: list[object]) -> None:
    one, many = saying(f"SELECT %(it)s::{kind}"), saying(f"SELECT * FROM unnest(%(items)s::{kind}[])")  # noqa: S608 - no text of others
    assert [connection.run(one, it=item) for item in items] == [[(item,)] for item in items]
    assert connection.run(many, items=items) == [(item,) for item in items]
    assert connection.run(saying("SELECT * FROM unnest(%(items)s::text[])"), items=[]) == []


def test_a_text_that_cannot_be_kept_is_refused_and_not_cut_short(connection: PostgreSQLConnection) -> None:
    with pytest.raises(psycopg.errors.CharacterNotInRepertoire):
        connection.run(PUT, name="to be\x00or not", number=1)
    assert connection.run(NAMES) == []


def test_what_no_table_holds_is_not_sent(connection: PostgreSQLConnection) -> None:
    with pytest.raises(TypeError, match="float is no value of a table"):
        connection.run(PUT, name="a", number=1.5)
    assert connection.idle


def test_a_transaction_waits_only_where_it_asks_and_at_its_end(connection: PostgreSQLConnection) -> None:
    before = connection.trips
    with transaction(connection):
        connection.run(PUT, name="a", number=1)
        connection.run_many(PUT, [{"name": name, "number": 2} for name in "bcd"])
        assert connection.trips == before
        assert connection.run(NAMES) == [("a",), ("b",), ("c",), ("d",)]
        assert connection.trips == before + 1
        connection.run(PUT, name="e", number=3)
    assert connection.trips == before + 2


def test_asking_for_nothing_together_keeps_what_was_not_sent_yet(connection: PostgreSQLConnection) -> None:
    with transaction(connection):
        connection.run(PUT, name="a", number=1)
        assert connection.run_together([]) == ()
    assert connection.run(NAMES) == [("a",)]


def test_nothing_behind_a_faulty_statement_is_run_and_the_fault_is_told(connection: PostgreSQLConnection) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation), transaction(connection):
        connection.run_many(NAMING, [{"name": name} for name in "abac"])
    assert connection.idle
    assert connection.run(NAMES) == []
    with transaction(connection):
        connection.run(PUT, name="a", number=1)
    assert connection.run(NAMES) == [("a",)]


def test_a_connection_lost_while_it_commits_leaves_that_in_doubt_and_is_then_known_to_be_lost(
    connection: PostgreSQLConnection,
) -> None:
    connection.say(ENDING)
    connection.say(ENDS)
    with pytest.raises(CommitInDoubt), transaction(connection):
        connection.run(PUT, name="a", number=1)
    assert connection.closed
    with pytest.raises(NotSent):
        connection.run(NAMES)


def test_more_statements_than_are_remembered_can_be_run_again_and_again(connection: PostgreSQLConnection) -> None:
    for _ in range(2):
        for number in range(MOST_PREPARED + 20):
            assert connection.run(saying(f"SELECT {number} + %(more)s::bigint"), more=1) == [(number + 1,)]
    known = connection.run(saying("SELECT count(*) FROM pg_prepared_statements"))
    assert known[0][0] <= MOST_PREPARED + 1


def test_much_more_than_fits_on_the_way_arrives_both_ways(connection: PostgreSQLConnection) -> None:
    big = "x" * 100_000
    with transaction(connection):
        for number in range(60):
            connection.run(saying("SELECT %(big)s::text, %(number)s::bigint"), big=big, number=number)
        connection.run_many(PUT, [{"name": f"{number}{big[:9]}", "number": number} for number in range(2_500)])
    assert len(connection.run(NAMES)) == 2_500


@pytest.fixture
def counted(postgres_database: Database) -> Iterator[tuple[Store, list[PostgreSQLConnection]]]:
    """A store, and the connections of its writer."""
    own, opened = Database(postgres_database.url.render_as_string(hide_password=False)), list[PostgreSQLConnection]()
    own.on_connect = lambda made: opened.append(made) if isinstance(made, PostgreSQLConnection) else None
    with open_store(own) as store:
        yield store, opened


def test_a_command_whose_facts_are_remembered_takes_two_trips(
    counted: tuple[Store, list[PostgreSQLConnection]],
) -> None:
    store, opened = counted
    store.ask(register(1))
    store.ask(label(1, "first"))
    before = opened[0].trips
    store.ask(label(1, "second"))
    assert opened[0].trips - before == 2, "the lock, and what is written with its commit"
