"""A copy of a SQLite database in use: SQLite's own online backup, under one unchanging view of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from service.cli.copies import Heads, heads_of, refuse_another
from service.cli.progress import bar
from service.store.connections import SQLiteConnection
from service.store.databases import BUSY_SECONDS, Database

PAGES: Final = 2_000


def copy(database: Database, draft: Path) -> Heads:
    """Copy the database into an empty file, open the copy, and answer the heads that both have."""
    with (
        closing(_opened(Path(database.url.database or ""), writable=False)) as source,
        closing(_opened(draft, writable=True)) as target,
        bar("pages") as progress,
    ):
        # An open view keeps the backup from starting again whenever somebody records something.
        source.execute("BEGIN")
        original = heads_of(SQLiteConnection(source))
        source.backup(target, pages=PAGES, progress=lambda _, left, total: progress(total - left, total))
    with closing(_opened(draft, writable=True)) as copied:  # one that may not write would leave files of its own
        refuse_another(original, heads_of(SQLiteConnection(copied)))
    return original


def _opened(file: Path, *, writable: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={'rw' if writable else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
    )
    if writable:
        connection.execute("PRAGMA synchronous = FULL")
    return connection
