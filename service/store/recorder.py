"""The ledger as a recorder for dynamic consistency boundaries, as the `eventsourcing` library defines them.

The bus has a shorter way in; this is the same ledger under the library's contract (`eventsourcing.dcb.api`), append
conditions and subscriptions included, so that other programs may use it and the library's own test case can judge it.
"""

from collections.abc import Iterator, Sequence

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBReadResponse,
    DCBRecorder,
    DCBSequencedEvent,
)
from eventsourcing.persistence import IntegrityError

from service.clock import Clock, SystemClock
from service.store.appending import Entry, append
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import lock, read_head
from service.store.leaves import microseconds
from service.store.querying import matching, tags_of_range
from service.store.subscription import LedgerSubscription


class Response(DCBReadResponse):
    """The events of one read, with the position up to which the log was read."""

    def __init__(self, events: Iterator[DCBSequencedEvent], head: int | None) -> None:
        """Take the events and the head they were read under."""
        self._events, self._head = events, head

    @property
    def head(self) -> int | None:
        """The newest position that this read has seen; nothing where it saw none."""
        return self._head

    def __next__(self) -> DCBSequencedEvent:
        """The next event, in the order of the log."""
        return next(self._events)


class LedgerRecorder(DCBRecorder):
    """One ledger: positions from 1, no gaps; raises `IntegrityError` where an append condition fails."""

    def __init__(self, database: Database, ledger: str, clock: Clock | None = None) -> None:
        """Record into this ledger of this database."""
        self._database, self.ledger, self._clock = database, ledger, clock or SystemClock()

    def read(
        self, query: DCBQuery | None = None, *, after: int | None = None, limit: int | None = None
    ) -> DCBReadResponse:
        """Events after a position that match any item of the query: any of its types and all of its tags."""
        connection = self._database.reader()
        head = read_head(connection, self.ledger)
        size = head.size if head else 0
        found = self._found(connection, query, after or 0, size, limit)
        seen = size if limit is None else found[-1].position if found else 0
        return Response(iter(found), seen or None)

    def append(self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None) -> int:
        """Append events under the locked head, unless the condition's query finds something; answers the position."""
        connection = self._database.reader()
        with transaction(connection):
            head = lock(connection, self.ledger)
            if condition is not None:
                found = self._found(connection, condition.fail_if_events_match, condition.after or 0, head.size, 1)
                if found:
                    raise IntegrityError(f"position {found[0].position} matches the append condition")
            recorded_at = max(microseconds(self._clock.now()), head.recorded_at + 1)
            entries = [
                Entry(type=one.type, tags=tuple(one.tags), leaf=one.data, recorded_at=recorded_at) for one in events
            ]
            return append(connection, head, entries).size

    def subscribe(self, query: DCBQuery | None = None, *, after: int | None = None) -> LedgerSubscription:
        """Every matching event after a position, those still to come included."""
        return LedgerSubscription(self, query, after)

    def _found(
        self, connection: Connection, query: DCBQuery | None, after: int, upto: int, limit: int | None
    ) -> list[DCBSequencedEvent]:
        items = [(tuple(item.types), tuple(item.tags)) for item in query.items] if query else []
        rows = matching(connection, self.ledger, items, after=after, upto=upto, limit=limit)
        tags = tags_of_range(connection, self.ledger, [row[0] for row in rows])
        return [
            DCBSequencedEvent(DCBEvent(type=kind, data=leaf, tags=tags.get(position, [])), position)
            for position, kind, leaf in rows
        ]
