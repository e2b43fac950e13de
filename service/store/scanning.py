"""Scanning: facts in the order of the log, for replay, feeds and proofs."""

from collections.abc import Iterator, Sequence

from sqlalchemy import bindparam, func, select

from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import facts

CHUNK = 1000

_AFTER = (facts.c.ledger == bindparam("ledger"), facts.c.position > bindparam("after"))
LEAVES = Statement(
    select(facts.c.position, facts.c.leaf)
    .where(*_AFTER, facts.c.position <= bindparam("upto"))
    .order_by(facts.c.position)
    .limit(bindparam("most"))
)
ONE = Statement(
    select(facts.c.leaf, facts.c.leaf_hash).where(
        facts.c.ledger == bindparam("ledger"), facts.c.position == bindparam("position")
    )
)
RECORDED_AT = Statement(
    select(facts.c.recorded_at).where(facts.c.ledger == bindparam("ledger"), facts.c.position == bindparam("position"))
)
POSITION_AT = Statement(
    select(func.max(facts.c.position)).where(
        facts.c.ledger == bindparam("ledger"),
        facts.c.recorded_at
        == select(func.max(facts.c.recorded_at))
        .where(facts.c.ledger == bindparam("ledger"), facts.c.recorded_at <= bindparam("moment"))
        .scalar_subquery(),
    )
)


def leaves(
    connection: Connection, ledger: str, *, after: int = 0, upto: int, most: int = CHUNK
) -> Sequence[tuple[int, bytes]]:
    """Up to `most` facts as (position, bytes), after one position and up to another, in order."""
    rows = connection.run(LEAVES, ledger=ledger, after=after, upto=upto, most=most)
    return [(position, bytes(leaf)) for position, leaf in rows]


def all_leaves(connection: Connection, ledger: str, *, after: int = 0, upto: int) -> Iterator[tuple[int, bytes]]:
    """Every fact after one position and up to another, read in chunks."""
    while chunk := leaves(connection, ledger, after=after, upto=upto):
        yield from chunk
        after = chunk[-1][0]


def one_leaf(connection: Connection, ledger: str, position: int) -> bytes | None:
    """The bytes of one fact, nothing where there is none."""
    rows = connection.run(ONE, ledger=ledger, position=position)
    return bytes(rows[0][0]) if rows else None


def position_at(connection: Connection, ledger: str, moment: int) -> int:
    """The newest position recorded at or before a moment (microseconds since 1970); 0 before the first."""
    return connection.run(POSITION_AT, ledger=ledger, moment=moment)[0][0] or 0
