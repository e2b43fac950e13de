"""Sealing: daily a fact binds the access log into the record, which is proven; from then on no entry changes unseen."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from domain.custody.commands import SealAccessLog
from domain.custody.events import AccessLogSealed
from domain.custody.policies import NothingToSeal
from domain.kernel.ids import ActorId, BodyCode
from domain.kernel.messages import Asked
from domain.kernel.values import value
from domain.ledger.base64text import base64_text
from service.store.access_book import NEWEST
from service.store.connections import Connection
from service.store.heads import ledger_names
from service.store.leaves import fact_of, microseconds
from service.store.selecting import newest
from service.store.statements import Statement
from service.store.tables import access_entries
from service.telemetry import tell

if TYPE_CHECKING:
    from service.bus import Bus

DAILY: Final = timedelta(days=1)
ITSELF: Final = ActorId("service")
CLIENT: Final = "access-log"
_C: Final = access_entries.c
READ_AT: Final = Statement(select(_C.read_at).where(_C.ledger == bindparam("ledger"), _C.number == bindparam("number")))


def sealed(connection: Connection, ledger: str) -> int:
    """How many entries the record binds; one look-up in the log."""
    found = newest(connection, ledger, [(BodyCode(ledger).tag, AccessLogSealed.type_name)])
    events = [fact_of(position, leaf).event for _, _, position, leaf in found]
    return next((event.entries for event in events if isinstance(event, AccessLogSealed)), 0)


@value
class Seal:
    """What was sealed: the access log of which body, with how many entries."""

    ledger: str
    entries: int


class Sealing:
    """Seals access logs that have grown."""

    def __init__(self, bus: Callable[[], "Bus"], by: ActorId = ITSELF) -> None:
        """Record through the bus, which is asked for only where there is anything to seal."""
        self._bus, self._by = bus, by

    def go(
        self, connection: Connection, now: datetime, *, everything: bool = False, ledger: str | None = None
    ) -> list[Seal]:
        """Seal every log with an entry that is a day old and not sealed; with `everything`, every one that has grown.

        Raises whatever keeps a fact from being recorded in the ledger that is named; where none is, the others go on.
        """
        if ledger is not None:
            return self._sealed_if_due(connection, ledger, now, everything=everything)
        done: list[Seal] = []
        for one in ledger_names(connection):
            try:
                done += self._sealed_if_due(connection, one, now, everything=everything)
            except Exception as error:  # noqa: BLE001 - one that cannot record now keeps no other from being sealed
                tell("error", "sealing-failed", ledger=one, why=type(error).__name__)
        return done

    def _sealed_if_due(self, connection: Connection, ledger: str, now: datetime, *, everything: bool) -> list[Seal]:
        due = self._is_due(connection, ledger, now, everything=everything)
        return list(self._seal(connection, ledger, now)) if due else []

    def _is_due(self, connection: Connection, ledger: str, now: datetime, *, everything: bool) -> bool:
        rows = connection.run(NEWEST, ledger=ledger)
        if not rows or (before := sealed(connection, ledger)) >= rows[0][0]:
            return False
        first = connection.run(READ_AT, ledger=ledger, number=before + 1)
        return everything or not first or first[0][0] <= microseconds(now - DAILY)

    def _seal(self, connection: Connection, ledger: str, now: datetime) -> Iterator[Seal]:
        number, link = connection.run(NEWEST, ledger=ledger)[0]
        command = SealAccessLog(
            asked=Asked(by=self._by, at=now, occurred_at=now, via=CLIENT),
            body=BodyCode(ledger),
            entries=number,
            link=base64_text(bytes(link)),
        )
        with suppress(NothingToSeal):  # another process was faster
            self._bus().send_and_wait(ledger, command)
            yield Seal(ledger=ledger, entries=number)
