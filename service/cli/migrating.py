"""`decisions migrate`: the database in the shape that this program needs."""

import json
from pathlib import Path

import typer

from service.cli.configuring import settings_with
from service.contexts import PROJECTIONS
from service.projections.rebuilding import in_shape
from service.store.databases import Database
from service.store.migrating import NEWEST
from service.store.migrating import migrate as run


def migrate(database: str | None, *, as_json: bool) -> int:
    """Make the database where it is a file that is not there yet, and bring it to today's shape."""
    settings = settings_with(database)
    found = Database(settings.store_url, lossy=settings.lossy)
    if found.dialect == "sqlite":
        Path(found.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    run(found)
    in_shape(found, PROJECTIONS)
    typer.echo(json.dumps({"version": NEWEST}) if as_json else f"The database is ready, at version {NEWEST}.")
    return 0
