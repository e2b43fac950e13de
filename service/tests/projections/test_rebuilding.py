"""Read models are rebuilt from the log while the service goes on; whatever stops a rebuild changes nothing."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from service.projections import replaying
from service.projections.comparing import differences
from service.projections.projector import Projections, Projector
from service.projections.rebuilding import RebuildUnderWay, Rebuilt, rebuild
from service.projections.stand_ins import names_in_use
from service.store.databases import Database
from service.store.statements import Statement
from service.tests.store.rig import Store, asking, new_ledger, open_store
from service.tests.store.specimens import PROJECTIONS, label, lose, register

TAMPER = "UPDATE specimen_things SET label = 'tampered' WHERE to_position IS NULL"
SHOWN = Statement(
    sqlite="SELECT * FROM specimen_things ORDER BY ledger, thing, from_position",
    postgresql="SELECT * FROM specimen_things ORDER BY ledger, thing, from_position",
)


@pytest.fixture
def filled(own: Database) -> Iterator[Store]:
    """A database with two ledgers in which things come, change and go."""
    with open_store(own, new_ledger()) as other, open_store(own) as store:
        for one, many in ((other, 7), (store, 30)):
            one.together(*(asking(one.ledger, register(number)) for number in range(many)))
            one.together(*(asking(one.ledger, label(number, f"label {number}")) for number in range(0, many, 2)))
            one.together(*(asking(one.ledger, lose(number)) for number in range(0, many, 5)))
            one.together(*(asking(one.ledger, label(number, "again")) for number in range(0, many, 3)))
        yield store


def shown(database: Database) -> list[tuple[Any, ...]]:
    return list(database.reader().run(SHOWN))


def test_a_rebuild_says_what_was_there(filled: Store) -> None:
    before = shown(filled.database)
    rebuilt = rebuild(filled.database, PROJECTIONS)
    assert shown(filled.database) == before
    assert rebuilt == Rebuilt(facts=filled.size + 16, ledgers=2, tables=("specimen_things",))


def test_a_rebuild_puts_right_what_was_changed_by_hand(filled: Store) -> None:
    before = shown(filled.database)
    filled.connection.say(TAMPER)
    assert shown(filled.database) != before
    rebuild(filled.database, PROJECTIONS)
    assert shown(filled.database) == before


@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_the_size_of_the_chunks_changes_nothing(filled: Store, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(filled.database)
    monkeypatch.setattr(replaying, "CHUNK", chunk)
    rebuild(filled.database, PROJECTIONS)
    assert shown(filled.database) == before


def test_recording_goes_on_after_a_rebuild_as_before(filled: Store) -> None:
    for number in (100, 101, 102):
        rebuild(filled.database, PROJECTIONS)
        filled.ask(register(number))
        filled.ask(label(number, "new"))
        filled.ask(label(1, f"label after {number}"))
        assert differences(filled.database, PROJECTIONS) == []


def test_progress_is_told_up_to_the_end(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "CHUNK", 10)
    told: list[tuple[int, int]] = []
    rebuilt = rebuild(filled.database, PROJECTIONS, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert {total for _, total in told} == {rebuilt.facts}
    assert told[-1] == (rebuilt.facts, rebuilt.facts)


def test_what_is_recorded_while_a_rebuild_runs_is_in_it(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "CHUNK", 5)
    recorded: list[int] = []
    with open_store(filled.database) as beginning:

        def record_meanwhile(done: int, total: int) -> None:
            """Also into ledgers that begin only now, and about things that were replayed already."""
            if len(recorded) < 12:
                recorded.append(len(recorded))
                filled.ask(register(500 + len(recorded)))
                filled.ask(label(1, f"label {len(recorded)}"))
                if len(recorded) > 6:
                    beginning.ask(register(len(recorded)))

        rebuild(filled.database, PROJECTIONS, record_meanwhile)
    assert len(recorded) == 12
    assert differences(filled.database, PROJECTIONS) == []


def test_a_rebuild_and_a_writer_in_full_swing_lose_nothing(own: Database) -> None:
    with open_store(own) as store:
        store.ask(register(0))
        enough = threading.Event()

        def record() -> None:
            number = 0
            while not enough.is_set():
                number += 1
                store.together(*(asking(store.ledger, register(number * 10 + at)) for at in range(5)))
                store.ask(label(0, f"label {number}"))

        recording = threading.Thread(target=record)
        recording.start()
        for _ in range(3):
            rebuild(own, PROJECTIONS)
        enough.set()
        recording.join(60)
        store.ask(label(0, "the last"))
        assert differences(own, PROJECTIONS) == []
        assert store.size > 3


def test_indexes_are_those_of_the_table_however_often_it_is_rebuilt(filled: Store) -> None:
    before = indexes(filled.database)
    for _ in range(3):
        rebuild(filled.database, PROJECTIONS)
        assert indexes(filled.database) == before
        assert not [name for name in names_in_use(filled.connection) if "fresh" in name]


def test_a_read_model_that_is_new_is_made_by_a_rebuild(filled: Store) -> None:
    before = shown(filled.database)
    filled.connection.say("DROP TABLE specimen_things")
    rebuild(filled.database, PROJECTIONS)
    assert shown(filled.database) == before


def test_only_one_rebuild_runs_at_a_time(filled: Store) -> None:
    refused: list[RebuildUnderWay] = []

    def again(done: int, total: int) -> None:
        try:
            rebuild(filled.database, PROJECTIONS)
        except RebuildUnderWay as refusal:
            refused.append(refusal)

    rebuild(filled.database, PROJECTIONS, again)
    assert refused
    rebuild(filled.database, PROJECTIONS)


def test_a_rebuild_with_a_projection_that_fails_changes_nothing(filled: Store) -> None:
    broken = Projector(*PROJECTIONS.tables)
    broken.functions = dict.fromkeys(PROJECTIONS.projectors[0].functions, fails)
    before = shown(filled.database)
    with pytest.raises(ZeroDivisionError):
        rebuild(filled.database, Projections((broken,)))
    assert shown(filled.database) == before
    rebuild(filled.database, PROJECTIONS)


def fails(fact: object, read_model: object) -> None:
    raise ZeroDivisionError


class Crashed(BaseException):
    """The process is gone."""


def test_whenever_a_rebuild_is_stopped_the_old_tables_or_the_new_ones_are_in_use(filled: Store) -> None:
    right = shown(filled.database)
    filled.connection.say(TAMPER)
    tampered, outcomes = shown(filled.database), []
    for statements in range(1000):
        if not crash_after(filled.database, statements):
            break
        outcomes.append(shown(filled.database))
        assert outcomes[-1] in (right, tampered)
    else:
        pytest.fail("the rebuild never came to its end")
    assert tampered in outcomes
    assert not crash_after(filled.database, 1000)
    assert shown(filled.database) == right
    assert not [name for name in names_in_use(filled.connection) if "fresh" in name]
    filled.ask(register(999))
    assert differences(filled.database, PROJECTIONS) == []


def crash_after(database: Database, statements: int) -> bool:
    """Rebuild on a connection that is dead after so many statements; whether that was before the end."""
    left = statements
    own = Database(database.url.render_as_string(hide_password=False))

    def counted(method: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **values: Any) -> Any:  # noqa: ANN401
            nonlocal left
            if left <= 0:
                raise Crashed
            left -= 1
            return method(*given, **values)

        return run

    def count(connection: Any) -> None:  # noqa: ANN401
        for name in ("say", "run", "run_many"):
            setattr(connection, name, counted(getattr(connection, name)))

    own.on_connect = count
    try:
        rebuild(own, PROJECTIONS)
    except Crashed:
        return True
    except RebuildUnderWay:  # the server has not yet noticed that the one before is gone
        time.sleep(0.02)
        return crash_after(database, statements)
    return False


def indexes(database: Database) -> list[tuple[list[str | None], bool]]:
    engine = create_engine(database.url)
    found = [(one["column_names"], bool(one["unique"])) for one in inspect(engine).get_indexes("specimen_things")]
    engine.dispose()
    return sorted(found, key=str)
