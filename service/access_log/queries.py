"""Finds entries of the access log, by who read, what, and when."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, bindparam, select

from domain.kernel.values import value
from service.access_log.shown import AccessEntryShown, digest_in
from service.store.connections import Connection
from service.store.leaves import microseconds
from service.store.statements import Statement
from service.store.tables import access_entries
from service.store.vault import Vault

_C: Final = access_entries.c
CONDITIONS: Final[dict[str, ColumnElement[bool]]] = {
    "reader": _C.reader == bindparam("reader"),
    "thing": _C.thing == bindparam("thing"),
    "start": _C.read_at >= bindparam("start"),
    "end": _C.read_at <= bindparam("end"),
}


@value
class Wanted:
    """Whose readings, of what, from when until when; what is not said is not asked for."""

    reader: str | None = None
    thing: str | None = None
    start: datetime | None = None
    end: datetime | None = None

    def values(self) -> dict[str, object]:
        """What is asked for, as the tables hold it."""
        moments = {"start": self.start, "end": self.end}
        told = {name: microseconds(held) for name, held in moments.items() if held is not None}
        words = {"reader": self.reader, "thing": self.thing}
        return told | {name: held for name, held in words.items() if held is not None}


class Row(NamedTuple):
    """An entry as it is kept."""

    number: int
    entry: str
    link: bytes
    reason: bytes | None


def entries(connection: Connection, ledger: str, wanted: Wanted, after: int, most: int) -> list[Row]:
    """Up to so many entries after a number, in their order."""
    told = wanted.values()
    rows = connection.run(_entries(tuple(told)), ledger=ledger, after=after, most=most, **told)
    return [Row(number, entry, bytes(link), bytes(reason) if reason else None) for number, entry, link, reason in rows]


def shown(vault: Vault, ledger: str, rows: Iterable[Row]) -> Iterator[AccessEntryShown]:
    """Entries with their words."""
    for row in rows:
        words = vault.open_reason(ledger, digest_in(row.entry), row.reason) if row.reason else None
        yield AccessEntryShown.of(row.entry, row.link, words)


@lru_cache(len(CONDITIONS) ** 2)
def _entries(asked: tuple[str, ...]) -> Statement:
    conditions = [_C.ledger == bindparam("ledger"), _C.number > bindparam("after")]
    conditions += [CONDITIONS[name] for name in asked]
    found = select(_C.number, _C.entry, _C.link, _C.reason).where(*conditions)
    return Statement(found.order_by(_C.number).limit(bindparam("most")))
