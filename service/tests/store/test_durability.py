"""What is committed survives a power cut, or the service says that it might not."""

import psycopg
import pytest
from sqlalchemy import make_url

from quality import postgres
from service.store.connections import SQLiteConnection
from service.store.databases import Database, NotDurable, refuse_forgetful


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def test_an_ordinary_database_is_opened(database_url: str) -> None:
    Database(database_url).connect().close()


@pytest.mark.parametrize("level", ["OFF", "NORMAL"])
def test_sqlite_below_full_is_refused(sqlite_url: str, level: str) -> None:
    connection = Database(sqlite_url).connect()
    assert isinstance(connection, SQLiteConnection)
    connection.raw.execute(f"PRAGMA synchronous={level}")
    with pytest.raises(NotDurable, match="synchronous below FULL"):
        refuse_forgetful(connection)


def test_sqlite_is_opened_with_its_log_written_ahead_and_full_synchronisation(sqlite_url: str) -> None:
    connection = Database(sqlite_url).connect()
    assert isinstance(connection, SQLiteConnection)
    settings = [connection.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    connection.close()
    assert settings == ["wal", 2]


def test_postgresql_that_commits_before_it_has_written_is_refused(postgres_url: str) -> None:
    name = make_url(postgres_url).database
    with psycopg.connect(plain(postgres_url), autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    with pytest.raises(NotDurable, match="synchronous_commit=off"):
        Database(postgres_url).connect()
    Database(postgres_url, lossy=True).connect().close()


def test_postgresql_without_fsync_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "RUN_SERVER", (*postgres.RUN_SERVER, "-c", "fsync=off"))
    with postgres.embedded_postgres() as url:
        with pytest.raises(NotDurable, match="fsync=off"):
            Database(url).connect()
        Database(url, lossy=True).connect().close()


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="not in mysql"):
        Database("mysql://somewhere/else")
