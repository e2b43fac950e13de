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
TABLES: Final = Query("SELECT name FROM sqlite_master WHERE type = 'table'")
NEEDED: Final = frozenset(
    {"disclosures", "fact_tags", "facts", "idempotency_records", "ledgers", "subject_keys", "tiles"}
)


class Asked:
    """Answers the verifier from an open file."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        """Take a connection as the library makes it."""
        self._raw = raw

    def ask(self, query: Query, /, **values: object) -> Sequence[tuple[Any, ...]]:
        """The rows that answer a question."""
        return self._raw.execute(query.text, cast("dict[str, Any]", values)).fetchall()


@contextmanager
def sqlite_file(file: Path) -> Iterator[Reader]:
    """One unchanging view of a file with a log; raises `CannotTell` where it is none."""
    try:
        with opened_read_only(file) as raw:
            reader = Asked(raw)
            missing = sorted(NEEDED - {name for (name,) in reader.ask(TABLES)})
            if missing:
                raise CannotTell(f"these tables are missing: {', '.join(missing)}")
            yield reader
    except sqlite3.Error as error:
        raise CannotTell(f"the database cannot be read: {error}") from error


@contextmanager
def opened_read_only(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction that reads; raises `CannotTell` and whatever SQLite says."""
    if not file.is_file():
        raise CannotTell(f"there is no file {file}")
    address = f"file:{quote(str(file))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as raw:
        raw.text_factory = partial(str, encoding="utf-8", errors="replace")
        raw.execute("PRAGMA cache_size = -64000")
        raw.execute("BEGIN")
        yield raw
