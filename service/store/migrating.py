"""Migrating: brings a database to the shape this program needs; Alembic is loaded only where there is work for it."""

from pathlib import Path

from service.store.connections import Connection
from service.store.databases import Database
from service.store.statements import Statement

NEWEST = "0007"
LOCATION = Path(__file__).parents[2] / "migrations"
_EXISTS = Statement(
    sqlite="SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    postgresql="SELECT 1 WHERE to_regclass('alembic_version') IS NOT NULL",
)
_VERSION = Statement(
    sqlite="SELECT version_num FROM alembic_version", postgresql="SELECT version_num FROM alembic_version"
)


class NeedsMigration(RuntimeError):
    """The database is older, or newer, than this program."""


def revision_of(connection: Connection) -> str | None:
    """The newest migration applied to a database; nothing for an empty one."""
    if not connection.run(_EXISTS):
        return None
    rows = connection.run(_VERSION)
    return str(rows[0][0]) if rows else None


def ready(database: Database) -> None:
    """See that the database has today's shape: migrate SQLite, refuse others with the command to run.

    Raises `NeedsMigration`.
    """
    found = revision_of(database.reader())
    if found == NEWEST:
        return
    if found is not None and found > NEWEST:
        raise NeedsMigration(f"the database is at {found}, this program knows {NEWEST}: run a newer program")
    if database.dialect != "sqlite":
        raise too_old(found)
    migrate(database)


def too_old(found: str | None) -> NeedsMigration:
    """What to say of a database that is older than what is wanted of it needs."""
    return NeedsMigration(
        f"the database is at {found or 'nothing'}, this program needs {NEWEST}: run `decisions migrate`"
    )


def migrate(database: Database) -> None:
    """Apply every migration that is missing; safe to run twice and from two processes."""
    from alembic import command  # noqa: PLC0415 - 60 ms and 15 MB that serving does not need
    from alembic.config import Config  # noqa: PLC0415
    from sqlalchemy import create_engine, text  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(LOCATION))
    database.make_room()
    engine = create_engine(database.url)
    with engine.begin() as connection:
        if database.dialect == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7201969)"))  # of two at once, one waits
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()
