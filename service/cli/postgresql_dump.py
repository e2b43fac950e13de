"""A dump of a PostgreSQL database in use: made by PostgreSQL's own program, of one snapshot, and read back."""

import os
import shlex
import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import URL

from service.cli.copies import Heads, heads_of, refuse_another
from service.cli.exits import Declined
from service.cli.progress import spinner
from service.store.databases import Database
from service.store.statements import Statement

DUMP, RESTORE = "pg_dump", "pg_restore"
SNAPSHOT: Final = Statement(postgresql="SELECT pg_export_snapshot()")
ROWS_END: Final = "\\."


def dump(database: Database, draft: Path, file: Path) -> Heads:
    """Dump the database into a file, read the dump, and answer the heads that both have.

    Raises `Declined` where PostgreSQL's programs are not here or fail, with the command that does it elsewhere.
    """
    address = _without_password(database.url)
    wanted = f"{DUMP} --format=custom --file={shlex.quote(str(file))} --dbname={shlex.quote(address)}"
    if not (shutil.which(DUMP) and shutil.which(RESTORE)):
        raise Declined(f"{DUMP} and {RESTORE} are not on this machine. Where they are, run: {wanted}")
    with closing(database.connect()) as connection, spinner("dumping"):
        connection.say("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        original = heads_of(connection)
        snapshot = f"--snapshot={connection.run(SNAPSHOT)[0][0]}"
        options = ["--format=custom", "--no-password", snapshot, f"--file={draft}", f"--dbname={address}"]
        _run([DUMP, *options], database.url)
        refuse_another(original, _dumped(_run([RESTORE, "--data-only", "--table=ledgers", "--file=-", str(draft)])))
    return original


def _without_password(url: URL) -> str:
    """The address as PostgreSQL's programs read it; a password on a command line could be seen by everybody."""
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query).render_as_string()


def _run(command: list[str], url: URL | None = None) -> str:
    secret = {"PGPASSWORD": url.password} if url is not None and url.password else {}
    done = subprocess.run(command, env=os.environ | secret, capture_output=True, text=True, check=False)  # noqa: S603 - a list
    if done.returncode:
        raise Declined(f"{command[0]} failed: {' '.join(done.stderr.split()) or f'exit code {done.returncode}'}")
    return done.stdout


def _dumped(script: str) -> Heads:
    """The heads in the rows that `COPY ledgers (…) FROM stdin` is followed by."""
    lines = iter(script.splitlines())
    start = next((line for line in lines if line.startswith("COPY ")), "")
    columns = start.partition("(")[2].partition(")")[0].split(", ")
    heads = {}
    for line in lines:
        if line == ROWS_END:
            break
        row = dict(zip(columns, line.split("\t"), strict=True))
        heads[row["ledger"]] = (int(row["size"]), bytes.fromhex(row["root"].removeprefix("\\\\x")))
    return heads
