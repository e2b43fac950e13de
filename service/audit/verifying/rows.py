"""The rows of the log in the order of their positions, as they are stored, whatever they hold."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import facts, ledgers

CHUNK = 1024
BEFORE_ALL = -(2**63)

FACTS = Statement(
    select(facts.c.position, facts.c.type, facts.c.recorded_at, facts.c.leaf_hash, facts.c.leaf)
    .where(facts.c.ledger == bindparam("ledger"), facts.c.position > bindparam("after"))
    .order_by(facts.c.position)
    .limit(CHUNK)
)
COUNT = Statement(select(func.count()).where(facts.c.ledger == bindparam("ledger")))
HEAD = Statement(
    select(ledgers.c.size, ledgers.c.root, ledgers.c.frontier, ledgers.c.recorded_at).where(
        ledgers.c.ledger == bindparam("ledger")
    )
)


class Row(NamedTuple):
    """A fact as it is stored."""

    position: int
    type: str
    recorded_at: int
    leaf_hash: bytes
    leaf: bytes


class StoredHead(NamedTuple):
    """The head of a ledger as it is stored: length, root, packed edge, newest time."""

    size: int
    root: bytes
    edge: bytes
    recorded_at: int


def chunks(connection: Connection, ledger: str) -> Iterator[list[Row]]:
    """All rows of a ledger, up to 1,024 at a time."""
    after = BEFORE_ALL
    while rows := next_rows(connection, ledger, after):
        yield rows
        after = rows[-1].position


def next_rows(connection: Connection, ledger: str, after: int) -> list[Row]:
    """The rows after a position, up to 1,024."""
    found = connection.run(FACTS, ledger=ledger, after=after)
    return [
        Row(position, str(kind), number(at), octets(hashed), octets(leaf)) for position, kind, at, hashed, leaf in found
    ]


def count_facts(connection: Connection, ledger: str) -> int:
    """How many rows a ledger has."""
    return int(connection.run(COUNT, ledger=ledger)[0][0])


def stored_head(connection: Connection, ledger: str) -> StoredHead | None:
    """The head of a ledger, nothing where it has none."""
    rows = connection.run(HEAD, ledger=ledger)
    if not rows:
        return None
    size, root, edge, recorded_at = rows[0]
    return StoredHead(number(size), octets(root), octets(edge), number(recorded_at))


def octets(stored: object) -> bytes:
    """What should be bytes; SQLite lets anybody store something else, which is then read as none."""
    return bytes(stored) if isinstance(stored, bytes | memoryview) else b""


def number(stored: object) -> int:
    """What should be a number, or one that no column holds."""
    return stored if isinstance(stored, int) else BEFORE_ALL
