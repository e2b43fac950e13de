"""A SQLite file opened so that nothing can be written to it; whoever serves it may go on recording meanwhile."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import quote

from verifier.findings import CannotTell
from verifier.queries import Query, Reader

MAGIC: Final = b"SQLite format 3\0"
COLUMNS: Final = Query("SELECT name FROM pragma_table_info(:table)")
TABLES: Final = Query("SELECT name FROM sqlite_master WHERE type = 'table'")
# SQLite lets anybody store a text where a number belongs; whoever goes through rows in their order would never end.
KINDS: Final = {
    "disclosures": {"ledger": "text", "digest": "text", "position": "integer", "subject": "text"},
    "fact_tags": {"ledger": "text", "tag": "text", "type": "text", "position": "integer"},
    "facts": {"ledger": "text", "position": "integer", "type": "text", "recorded_at": "integer"},
    "idempotency_records": {"ledger": "text", "client": "text", "key": "text", "position": "integer"},
    "ledgers": {"ledger": "text", "size": "integer", "recorded_at": "integer"},
    "subject_keys": {"ledger": "text", "subject": "text"},
    "tiles": {"ledger": "text", "level": "integer", "tile": "integer"},
}
NEWER: Final = {
    "access_entries": {
        "ledger": "text",
        "number": "integer",
        "read_at": "integer",
        "reader": "text",
        "thing": "text",
        "entry": "text",
        "link": "blob",
    },
    "cosignatures": {"ledger": "text", "origin": "text", "size": "integer", "witness": "text"},
}
"""The same of tables that older logs have not."""


class Asked:
    """Answers the verifier from an open file."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        """Take a connection as the library makes it."""
        self._raw = raw

    def ask(self, query: Query, /, **values: object) -> Sequence[tuple[Any, ...]]:
        """The rows that answer a question."""
        if query.newer and not self._has(query.newer):
            return []
        return self._raw.execute(query.text, cast("dict[str, Any]", values)).fetchall()

    def _has(self, newer: str) -> bool:
        table, _, column = newer.partition(".")
        there = {name for (name,) in self._raw.execute(COLUMNS.text, {"table": table})}
        return column in there if column else bool(there)


@contextmanager
def sqlite_file(file: Path) -> Iterator[Reader]:
    """One unchanging view of a file with a log; raises `CannotTell` where it is none."""
    try:
        with opened_read_only(file, still=not _log_beside(file).exists()) as raw:
            reader = Asked(raw)
            _refuse_other_shapes(reader)
            yield reader
    except sqlite3.Error as error:
        raise CannotTell(f"the database cannot be read: {error}") from error


@contextmanager
def opened_read_only(file: Path, *, still: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction that reads; raises `CannotTell` and whatever SQLite says.

    Beside a file that is `still`, to which nobody writes, SQLite then makes no files of its own; it may lie on a medium
    that cannot be written.
    """
    if not file.is_file():
        raise CannotTell(f"there is no file {file}")
    address = f"file:{quote(str(file))}?mode=ro{'&immutable=1' if still else ''}"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as raw:
        raw.text_factory = partial(str, encoding="utf-8", errors="replace")
        raw.execute("PRAGMA cache_size = -64000")
        raw.execute("BEGIN")
        yield raw


def _refuse_other_shapes(reader: Reader) -> None:
    there = set(reader.ask(TABLES))
    missing = sorted(KINDS.keys() - {name for (name,) in there})
    if missing:
        raise CannotTell(f"these tables are missing: {', '.join(missing)}")
    newer = {table: columns for table, columns in NEWER.items() if (table,) in there}
    for table, columns in (KINDS | newer).items():
        otherwise = " OR ".join(f"typeof({column}) <> '{kind}'" for column, kind in columns.items())
        if reader.ask(Query(f"SELECT 1 FROM {table} WHERE {otherwise} LIMIT 1")):  # noqa: S608 - our own names
            raise CannotTell(f"in the table {table} stands a value that no column of a log can hold")


def _log_beside(file: Path) -> Path:
    """The file that stands beside a database which somebody has open, or left without closing it."""
    return file.with_name(f"{file.name}-wal")
