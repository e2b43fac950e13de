"""What is foreseen is answered as it would have been, and on one trip."""

from typing import cast

import pytest

from service.store.connections import Connection
from service.store.databases import Database
from service.store.foreseen import Foreseen
from service.store.pipeline import MOST_PREPARED
from service.store.postgresql import PostgreSQLConnection
from service.store.statements import Statement

_TWICE, _NONE = "SELECT {} + {}", "SELECT 1 WHERE {} = 0"
TWICE = Statement(sqlite=_TWICE.format(":it", ":it"), postgresql=_TWICE.format("%(it)s::bigint", "%(it)s::bigint"))
NOTHING = Statement(sqlite=_NONE.format(":it"), postgresql=_NONE.format("%(it)s::bigint"))


def twice(connection: Connection, number: int) -> int:
    (row,) = connection.run(TWICE, it=number)
    return int(row[0])


def four_times(connection: Connection, number: int) -> int:
    return twice(connection, twice(connection, number))


def test_readings_answer_the_same_whether_foreseen_or_not(database: Database) -> None:
    foreseen = Foreseen(plain := database.reader())
    here = cast("Connection", foreseen)
    foreseen.foresee(lambda: four_times(here, 3), lambda: twice(here, 4), lambda: here.run(NOTHING, it=5))
    assert [four_times(here, 3), twice(here, 4), twice(here, 5)] == [12, 8, 10]
    assert here.run(NOTHING, it=5) == here.run(NOTHING, it=6) == []
    assert [list(rows) for rows in plain.run_together([(TWICE, {"it": 1}), (NOTHING, {"it": 1})])] == [[(2,)], []]


def test_what_is_foreseen_takes_one_trip_and_is_not_asked_again(postgres_database: Database) -> None:
    connection = postgres_database.reader()
    assert isinstance(connection, PostgreSQLConnection)
    foreseen, before = Foreseen(connection), connection.trips
    here = cast("Connection", foreseen)
    foreseen.foresee(*(lambda number=number: four_times(here, number) for number in range(1, 9)))
    assert connection.trips == before + 1
    assert [twice(here, number) for number in range(1, 9)] == [2 * number for number in range(1, 9)]
    assert connection.trips == before + 1
    assert four_times(here, 8) == 32
    assert connection.trips == before + 2


def test_a_reading_that_fails_before_it_asks_is_heard(postgres_database: Database) -> None:
    def reading() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        Foreseen(postgres_database.reader()).foresee(reading)


def test_each_answer_is_that_of_its_statement_also_while_prepared_ones_are_given_up(
    postgres_database: Database,
) -> None:
    connection = postgres_database.connect()
    asks = [(Statement(postgresql=f"SELECT {number} + %(it)s"), {"it": 1}) for number in range(MOST_PREPARED + 20)]
    for _ in range(2):
        assert [rows[0][0] for rows in connection.run_together(asks)] == list(range(1, MOST_PREPARED + 21))
    connection.close()
