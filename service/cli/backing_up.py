"""`decisions backup`: the whole database as of one moment in a new file, compared with what it was taken from."""

import json
from pathlib import Path

import typer

from service.cli.configuring import existing, settings_with
from service.cli.copies import Heads
from service.cli.new_files import new_file
from service.cli.postgresql_dump import dump
from service.cli.sqlite_copy import copy
from service.settings import Settings


def backup(database: str | None, file: Path, *, as_json: bool) -> int:
    """Write the backup while the service may go on; raises `Declined` where it cannot be made or is not the same."""
    settings = settings_with(database)
    found = existing(settings)
    with new_file(file) as draft:
        heads = copy(found, draft) if found.dialect == "sqlite" else dump(found, draft, file)
    typer.echo(_as_json(file, heads) if as_json else "\n".join(_in_words(file, heads, found.dialect, settings)))
    return 0


def _as_json(file: Path, heads: Heads) -> str:
    bodies = {ledger: {"size": size, "root": root.hex()} for ledger, (size, root) in sorted(heads.items())}
    return json.dumps({"file": str(file), "bodies": bodies})


def _in_words(file: Path, heads: Heads, dialect: str, settings: Settings) -> list[str]:
    facts = sum(size for size, _ in heads.values())
    restore = f"sqlite:///{file}" if dialect == "sqlite" else f"pg_restore --dbname=… {file}"
    return [
        f"{file}: {facts} facts (bodies: {len(heads)}), with the same roots as the database.",
        f"To read it: {restore}",
        f"Not in it: the keys ({settings.data_dir}/*.key). Without the master key nobody can read the texts again.",
    ]
