"""`decisions compact`: the database written anew, so that its files hold nothing more of what was erased."""

import json

import typer

from service.cli.configuring import migrated, settings_with
from service.cli.exits import Declined
from service.store.connections import Connection
from service.store.databases import Database
from service.store.remains import wiped
from service.store.tables import answers, disclosures, subject_keys

REWRITTEN = tuple(table.name for table in (disclosures, subject_keys, answers))


def compact(database: str | None, *, as_json: bool) -> int:
    """Write the tables of what can be erased anew, in SQLite the whole file; raises `Declined` where others read on."""
    found = migrated(settings_with(database))
    connection = found.connect()
    try:
        if found.dialect == "sqlite":
            _rewrite_file(connection)
        else:
            _rewrite_tables(connection)
    finally:
        connection.close()
    typer.echo(json.dumps({"compacted": True}) if as_json else _in_words(found))
    return 0


def _rewrite_file(connection: Connection) -> None:
    connection.say("VACUUM")
    if not wiped(connection):
        raise Declined("Somebody is reading an earlier state; what was erased goes from the -wal file afterwards.")


def _rewrite_tables(connection: Connection) -> None:
    for table in REWRITTEN:
        connection.say(f"VACUUM FULL {table}")


def _in_words(database: Database) -> str:
    if database.dialect == "sqlite":
        return "The file was written anew; nothing is left in it of what was erased."
    return (
        f"The tables {', '.join(REWRITTEN)} were written anew. What the server archives of its own log, "
        "and copies of the database, hold earlier states until they are removed."
    )
