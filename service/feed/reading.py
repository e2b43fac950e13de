"""Reading the feed: what a follower may see of the facts after a position, in order and without a gap."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from sqlalchemy import bindparam, select

from domain.kernel.values import value
from service.auth.refusals import UnknownBody
from service.feed.cloud_events import Teller, Told
from service.store.connections import Connection
from service.store.sealed import SealedDisclosures
from service.store.statements import Statement
from service.store.tables import facts, ledgers
from service.viewing.sight import Row, Sight
from service.viewing.viewpoint import InvalidMoment
from verifier.sealed import digests_in

WINDOW: Final = 10_000
"""How many facts are looked through at most for those of some types, so that every page takes a bounded time."""
SIZE: Final = Statement(select(ledgers.c.size).where(ledgers.c.ledger == bindparam("ledger")))
IN_ORDER: Final = (
    select(facts.c.position, facts.c.leaf_hash, facts.c.leaf)
    .where(
        facts.c.ledger == bindparam("ledger"),
        facts.c.position > bindparam("after"),
        facts.c.position <= bindparam("upto"),
    )
    .order_by(facts.c.position)
    .limit(bindparam("most"))
)
ALL: Final = Statement(IN_ORDER)
_SOME = (
    "SELECT position, leaf_hash, leaf FROM facts WHERE ledger = {0} AND position > {1} AND position <= {2} "
    "AND type {3} ORDER BY position LIMIT {4}"
)
SOME: Final = Statement(
    sqlite=_SOME.format(":ledger", ":after", ":upto", "IN (SELECT value FROM json_each(:types))", ":most"),
    postgresql=_SOME.format("%(ledger)s", "%(after)s", "%(upto)s", "= ANY(%(types)s)", "%(most)s"),
)


@value
class Asked:
    """What a follower asks for: what comes after a position, how much of it at once, and of which types (or all)."""

    after: int
    most: int
    types: tuple[str, ...] = ()


@value
class Read:
    """What was found: what is told of it, up to which position that reaches, and how long the log is."""

    told: tuple[Told, ...]
    last: int
    size: int


class Reader:
    """Reads the feed of one ledger for followers; on whichever thread has the connection."""

    def __init__(self, ledger: str, log_origin: str, sealed: SealedDisclosures) -> None:
        """Read this ledger, whose log has a name that begins with this origin."""
        self.ledger, self._sealed = ledger, sealed
        self._teller = Teller(log_origin, ledger)

    def size(self, connection: Connection) -> int:
        """How long the log is; raises `UnknownBody` where there is none."""
        rows = connection.run(SIZE, ledger=self.ledger)
        if not rows or rows[0][0] == 0:
            raise UnknownBody
        size: int = rows[0][0]
        return size

    def read(self, connection: Connection, asked: Asked, sight: Sight) -> Read:
        """What comes after a position; raises `UnknownBody`, and `InvalidMoment` beyond the end of the log.

        Positions are given under the head's lock, so that whatever is committed later has a later position.
        """
        size = self.size(connection)
        if asked.after > size:
            raise InvalidMoment(f"The record ends at position {size}.", parameter="after")
        upto = min(size, asked.after + WINDOW) if asked.types else size
        rows = self._rows(connection, asked, upto)
        hidden = sight.hidden(connection, self.ledger, rows)
        words = self._words(connection, rows) if sight.everything else None
        last = rows[-1].position if len(rows) == asked.most else upto
        told = [
            self._teller.placeholder(row) if row.position in hidden else self._teller.fact(row, words)
            for row in rows
            if not (asked.types and row.position in hidden)
        ]
        if asked.types:
            told = list(self._without_gaps(told, asked.after, last))
        return Read(told=tuple(told), last=last, size=size)

    def _rows(self, connection: Connection, asked: Asked, upto: int) -> list[Row]:
        given = {"ledger": self.ledger, "after": asked.after, "upto": upto, "most": asked.most}
        if asked.types:
            found = connection.run(SOME, types=_among(connection, asked.types), **given)
        else:
            found = connection.run(ALL, **given)
        return [_row(position, bytes(leaf_hash), bytes(leaf)) for position, leaf_hash, leaf in found]

    def _words(self, connection: Connection, rows: Sequence[Row]) -> dict[str, str]:
        return self._sealed.reveal(connection, self.ledger, (one for row in rows for one in digests_in(row.said)))

    def _without_gaps(self, told: Sequence[Told], after: int, last: int) -> Iterator[Told]:
        """What is told, and between it a range for whatever is not, up to the last position looked at."""
        for one in told:
            if one.position > after + 1:
                yield self._teller.skipped(after + 1, one.position - 1)
            yield one
            after = one.position
        if after < last:
            yield self._teller.skipped(after + 1, last)


def _row(position: int, leaf_hash: bytes, leaf: bytes) -> Row:
    return Row(position=position, leaf_hash=leaf_hash, leaf=leaf, said=json.loads(leaf))


def _among(connection: Connection, types: Collection[str]) -> object:
    return json.dumps(list(types)) if connection.dialect == "sqlite" else list(types)
