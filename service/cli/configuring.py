"""What a command works on: the settings of the environment, and the database that was named on the command line."""

import os
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from service.cli.exits import Declined, Misused
from service.settings import Settings, load_settings
from service.store.databases import Database
from service.store.migrating import ready, revision_of

DRIVERS: Final = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


def settings_with(database: str | None, port: int | None = None) -> Settings:
    """The settings of the environment, with what was said on the command line. Raises `SettingsInvalid`."""
    if database:
        os.environ["DATABASE_URL"] = database
    if port is not None:
        os.environ["PORT"] = str(port)
    return load_settings()


def the_url(text: str) -> URL:
    """The address of a database that can hold a log, with the driver that this program has; raises `Misused`."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise Misused("a database is given as a URL: sqlite:///file.db or postgresql+psycopg://…") from None
    if url.get_backend_name() not in DRIVERS:
        raise Misused("the log is kept in sqlite or postgresql")
    return url.set(drivername=DRIVERS[url.get_backend_name()])


def existing(settings: Settings) -> Database:
    """The database that is there, of whatever version; raises `Declined` where there is none."""
    database = Database(settings.store_url, lossy=settings.lossy)
    file = Path(database.url.database or "")
    if database.dialect == "sqlite" and not file.is_file():
        raise Declined(f"There is no database {file}; name another with --database.")
    with closing(database.connect()) as connection:
        if revision_of(connection) is None:
            raise Declined("This database holds no record; make one with `decisions migrate`.")
    return database


def migrated(settings: Settings) -> Database:
    """The database that is there, its log as this program needs it; raises `Declined` and `NeedsMigration`."""
    database = existing(settings)
    ready(database)
    database.close()
    return database
