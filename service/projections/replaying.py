"""Replaying: the facts of every ledger, in the order of the log, written down in stand-ins of the read models."""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy import Table, bindparam, select

from service.projections.projector import Projections
from service.projections.replayed_rows import ReplayedRows
from service.store.connections import Connection
from service.store.heads import ledger_names, read_head
from service.store.leaves import fact_of
from service.store.statements import Statement
from service.store.tables import facts

CHUNK = 4_000

AFTER = Statement(
    select(facts.c.position, facts.c.type, facts.c.leaf)
    .where(
        facts.c.ledger == bindparam("ledger"),
        facts.c.position > bindparam("after"),
        facts.c.position <= bindparam("upto"),
    )
    .order_by(facts.c.position)
)

Progress = Callable[[int, int], None]


class Sending(Protocol):
    """How the rows of a chunk are sent: in a transaction of their own, or in one that is open."""

    def __call__(self, rows: ReplayedRows, /) -> None:
        """Send what the rows have gathered."""


def nobody(done: int, total: int) -> None:
    """Tell nobody how far the replay has come."""


class Replay:
    """Replays ledgers into stand-ins and knows how far it has come, so that it can be continued."""

    def __init__(
        self, connection: Connection, projections: Projections, stand_ins: dict[str, Table], progress: Progress = nobody
    ) -> None:
        """Begin before the first fact; `progress` is told (facts replayed, facts there are) after each chunk."""
        self._connection, self._projections, self._stand_ins = connection, projections, stand_ins
        self._types, self._progress = projections.types, progress
        self._rows: dict[str, ReplayedRows] = {}
        self.done: dict[str, int] = {}

    @property
    def facts(self) -> int:
        """How many facts have been replayed, over all ledgers."""
        return sum(self.done.values())

    def every(self, send: Sending, ledgers: list[str] | None = None) -> None:
        """Replay these ledgers, or all, as far as they have grown."""
        heads = {name: read_head(self._connection, name) for name in ledgers or ledger_names(self._connection)}
        sizes = {name: head.size for name, head in heads.items() if head is not None}
        for ledger, size in sizes.items():
            self.one(ledger, size, send, total=sum(sizes.values()))

    def one(self, ledger: str, upto: int, send: Sending, *, total: int | None = None) -> None:
        """Replay one ledger up to a position."""
        rows = self._rows.setdefault(ledger, ReplayedRows(ledger, self._connection, self._stand_ins))
        while (after := self.done.get(ledger, 0)) < upto:
            last = min(after + CHUNK, upto)
            self._project(ledger, after, last, rows)
            send(rows)
            self.done[ledger] = last
            self._progress(self.facts, max(total or 0, self.facts))

    def _project(self, ledger: str, after: int, upto: int, rows: ReplayedRows) -> None:
        for position, kind, leaf in self._connection.run(AFTER, ledger=ledger, after=after, upto=upto):
            if kind in self._types:
                self._projections.project(fact_of(position, bytes(leaf)), rows)


def at_once(rows: ReplayedRows, /) -> None:
    """Send rows in whatever transaction is open."""
    rows.flush()
