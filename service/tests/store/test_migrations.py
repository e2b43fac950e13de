"""The migrations lead to the tables that the program believes in, once, whoever runs them."""

import multiprocessing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Inspector, MetaData, Table, create_engine, inspect

from service.contexts import PROJECTIONS
from service.projections.shapes import MARKS
from service.store.databases import Database
from service.store.migrating import NEWEST, NeedsMigration, migrate, ready, revision_of
from service.store.tables import LOG


def shape(inspector: Inspector, table: str) -> dict[str, Any]:
    """What can be told of a table: columns, types, nullability, keys and indexes."""
    return {
        "columns": [
            (column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)
        ],
        "key": inspector.get_pk_constraint(table)["constrained_columns"],
        "indexes": sorted(
            (one["name"], one["column_names"], bool(one["unique"])) for one in inspector.get_indexes(table)
        ),
    }


def shapes(url: str) -> dict[str, dict[str, Any]]:
    engine = create_engine(url)
    inspector = inspect(engine)
    found = {name: shape(inspector, name) for name in inspector.get_table_names() if name != "alembic_version"}
    engine.dispose()
    return found


def make_as_the_program_believes(url: str) -> None:
    engine, together = create_engine(url), MetaData()
    tables: list[Table] = [*LOG.sorted_tables, *PROJECTIONS.tables, MARKS]
    for table in tables:
        table.to_metadata(together)
    together.create_all(engine)
    engine.dispose()


def believed(url: str, tmp_path: Path, another: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - the fixture
    other = f"sqlite:///{tmp_path / 'believed.db'}" if url.startswith("sqlite") else another()
    make_as_the_program_believes(other)
    return shapes(other)


def test_the_migrated_database_has_the_tables_that_the_program_believes_in(
    database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    migrate(Database(database_url))
    another = None if database_url.startswith("sqlite") else request.getfixturevalue("new_postgres_database")
    assert shapes(database_url) == believed(database_url, tmp_path, another)


def test_tables_of_sqlite_without_row_numbers_are_made_so(sqlite_url: str, tmp_path: Path) -> None:
    migrate(Database(sqlite_url))
    make_as_the_program_believes(f"sqlite:///{tmp_path / 'believed.db'}")

    def without_rowid(url: str) -> set[str]:
        found = Database(url).connect()
        rows = found.raw.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")  # type: ignore[attr-defined]
        return {name for (name,) in rows}

    assert without_rowid(sqlite_url) == without_rowid(f"sqlite:///{tmp_path / 'believed.db'}")
    assert "fact_tags" in without_rowid(sqlite_url)


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    before = shapes(database_url)
    migrate(database)
    assert shapes(database_url) == before
    connection = database.connect()
    assert revision_of(connection) == NEWEST
    connection.close()


def test_two_processes_may_migrate_at_once(database_url: str) -> None:
    forking = multiprocessing.get_context("fork")  # a process that begins from nothing takes seconds to import all
    begin = forking.Barrier(2)

    def one_of_them() -> None:
        database = Database(database_url)
        begin.wait(30)
        (ready if database.dialect == "sqlite" else migrate)(database)

    processes = [forking.Process(target=one_of_them) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert set(LOG.tables) <= set(shapes(database_url))


def test_sqlite_is_migrated_when_the_service_starts(sqlite_url: str) -> None:
    ready(Database(sqlite_url))
    assert set(LOG.tables) <= set(shapes(sqlite_url))
    ready(Database(sqlite_url))


def test_postgresql_that_is_not_migrated_is_refused_with_the_command_to_run(postgres_url: str) -> None:
    with pytest.raises(NeedsMigration, match="run `decisions migrate`"):
        ready(Database(postgres_url))
    migrate(Database(postgres_url))
    ready(Database(postgres_url))


def test_a_database_newer_than_the_program_is_refused(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)
    connection = database.connect()
    connection.say("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(NeedsMigration, match="9999"):
        ready(database)
