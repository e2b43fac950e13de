"""The rows of the log in the order of their positions, as they are stored, whatever they hold."""

from collections.abc import Iterator
from typing import NamedTuple

from verifier.queries import Query, Reader

CHUNK = 1024
BEFORE_ALL = -(2**63)

FACTS = Query(
    "SELECT position, type, recorded_at, leaf_hash, leaf FROM facts "
    "WHERE ledger = :ledger AND position > :after ORDER BY position LIMIT :most"
)
HEAD = Query("SELECT size, root, frontier, recorded_at FROM ledgers WHERE ledger = :ledger")
WAITING = Query("SELECT waiting FROM ledgers WHERE ledger = :ledger", newer="ledgers.waiting")


class Row(NamedTuple):
    """A fact as it is stored."""

    position: int
    type: str
    recorded_at: int
    leaf_hash: bytes
    leaf: bytes


class StoredHead(NamedTuple):
    """The head of a ledger as it is stored: length, root, packed edge, newest time, hashes that wait for a tile.

    In a log from before any waited, tiles were kept only when they were complete.
    """

    size: int
    root: bytes
    edge: bytes
    recorded_at: int
    waiting: bytes | None = None


def chunks(reader: Reader, ledger: str) -> Iterator[list[Row]]:
    """All rows of a ledger, up to 1,024 at a time."""
    after = BEFORE_ALL
    while rows := next_rows(reader, ledger, after):
        yield rows
        after = rows[-1].position


def next_rows(reader: Reader, ledger: str, after: int) -> list[Row]:
    """The rows after a position, up to 1,024."""
    found = reader.ask(FACTS, ledger=ledger, after=after, most=CHUNK)
    return [
        Row(position, str(kind), number(at), octets(hashed), octets(leaf)) for position, kind, at, hashed, leaf in found
    ]


def stored_head(reader: Reader, ledger: str) -> StoredHead | None:
    """The head of a ledger, nothing where it has none."""
    rows = reader.ask(HEAD, ledger=ledger)
    if not rows:
        return None
    size, root, edge, recorded_at = rows[0]
    waiting = next((octets(row[0]) for row in reader.ask(WAITING, ledger=ledger)), None)
    return StoredHead(number(size), octets(root), octets(edge), number(recorded_at), waiting)


def octets(stored: object) -> bytes:
    """What should be bytes; SQLite lets anybody store something else, which is then read as none."""
    return bytes(stored) if isinstance(stored, bytes | memoryview) else b""


def number(stored: object) -> int:
    """What should be a number, or one that no column holds."""
    return stored if isinstance(stored, int) else BEFORE_ALL
