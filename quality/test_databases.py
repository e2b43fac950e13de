"""The databases that the tests are given are real, empty, durable, and the tests' own."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from quality.postgres import embedded_postgres


def test_a_given_database_is_empty_and_can_be_written(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        connection.execute(text("CREATE TABLE written (value INTEGER)"))
    engine.dispose()


def test_two_databases_are_two(new_postgres_database: Callable[[], str]) -> None:
    assert new_postgres_database() != new_postgres_database()


def test_the_server_we_start_ourselves_is_durable_and_gone_afterwards() -> None:
    with embedded_postgres() as url:
        engine = create_engine(url)
        with engine.connect() as connection:
            settings = [connection.scalar(text(f"SHOW {name}")) for name in ("fsync", "synchronous_commit")]
            pid = connection.scalar(text("SELECT pg_backend_pid()"))
            address = connection.scalar(text("SHOW listen_addresses"))
        engine.dispose()
    assert settings == ["on", "on"]
    assert address == "127.0.0.1"
    assert not Path(f"/proc/{pid}").exists()
