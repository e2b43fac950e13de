"""The access log as it is kept: entries of one ledger in a chain, each behind the one before, and none ever changed."""

import os
import threading
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import bindparam, select

from domain.kernel.values import value
from domain.ledger.access_chain import BEFORE_THE_FIRST, entry_text, link
from domain.ledger.disclosures import digest, disclosure
from service.store.connections import Connection
from service.store.databases import Database
from service.store.statements import Statement
from service.store.tables import access_entries
from service.store.vault import Vault
from service.telemetry import tell

OFTEN: Final = 100
"""How often an entry is tried anew where other processes enter at the same time."""
SALT: Final = 16
NEWEST: Final = Statement(
    select(access_entries.c.number, access_entries.c.link)
    .where(access_entries.c.ledger == bindparam("ledger"))
    .order_by(access_entries.c.number.desc())
    .limit(1)
)
# It goes in only behind the entry that its link was reckoned from; whoever came second finds the place taken.
_INSERT = (
    "INSERT INTO access_entries (ledger, number, read_at, reader, thing, entry, link, reason) "
    "SELECT {ledger}, {number}, {read_at}, {reader}, {thing}, {entry}, {link}, {reason} WHERE {number} = 1 OR EXISTS "
    "(SELECT 1 FROM access_entries WHERE ledger = {ledger} AND number = {number} - 1 AND link = {before}) "
    "ON CONFLICT (ledger, number) DO NOTHING RETURNING number"
)
_KINDS: Final = {
    "ledger": "text",
    "number": "bigint",
    "read_at": "bigint",
    "reader": "text",
    "thing": "text",
    "entry": "text",
    "link": "bytea",
    "reason": "bytea",
    "before": "bytea",
}
INSERT: Final = Statement(
    sqlite=_INSERT.format(**{name: f":{name}" for name in _KINDS}),
    postgresql=_INSERT.format(**{name: f"%({name})s::{kind}" for name, kind in _KINDS.items()}),
)


class NotEntered(RuntimeError):
    """The entry could not be made: others were faster every time, or its turn did not come in time."""


@value
class Reading:
    """One reading: when (microseconds since 1970), by whom, of what; all that is said of it; and the words why."""

    read_at: int
    reader: str
    thing: str
    said: Mapping[str, Any]
    reason: str


class AccessBook:
    """Enters readings, from any thread, in one statement each; there is one of it for each process."""

    def __init__(self, database: Database, vault: Vault) -> None:
        """Enter in this database; its connection is opened when the first reading is entered."""
        self._database, self._vault = database, vault
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._newest: dict[str, tuple[int, bytes]] = {}

    def enter(self, ledger: str, reading: Reading) -> int:
        """Enter a reading, and answer its number; raises whatever keeps it from being on disk."""
        salt = urlsafe_b64encode(os.urandom(SALT)).rstrip(b"=").decode()
        words = disclosure(salt, "reason", reading.reason)
        if not self._lock.acquire(timeout=self._database.patience):
            raise NotEntered
        try:
            return self._over_a_connection(ledger, reading, words)
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._give_up()

    def _over_a_connection(self, ledger: str, reading: Reading, words: str) -> int:
        try:
            return self._behind_the_newest(ledger, reading, words)
        except Exception:
            if not self._give_up():
                raise
            return self._behind_the_newest(ledger, reading, words)  # nothing came to it over a lost connection

    def _behind_the_newest(self, ledger: str, reading: Reading, words: str) -> int:
        remembered = 0
        for _ in range(OFTEN):
            number, before = self._newest.get(ledger) or self._read_newest(ledger)
            if number < remembered:  # entries are never taken out again, so somebody else did
                tell("error", "access-log-was-cut", ledger=ledger)
            row = self._row(ledger, number + 1, reading, words)
            row["link"] = link(before, str(row["entry"]))
            if self._connected().run(INSERT, **row, before=before):
                self._newest[ledger] = number + 1, row["link"]
                return number + 1
            remembered, _ = self._newest.pop(ledger, (number, before))
        raise NotEntered

    def _row(self, ledger: str, number: int, reading: Reading, words: str) -> dict[str, Any]:
        hashed = digest(words)
        said = {**reading.said, "ledger": str(ledger), "number": number, "_sd": [hashed]}
        return {
            "ledger": ledger,
            "number": number,
            "read_at": reading.read_at,
            "reader": reading.reader,
            "thing": reading.thing,
            "entry": entry_text(said),
            "reason": self._vault.seal_reason(ledger, hashed, words),
        }

    def _read_newest(self, ledger: str) -> tuple[int, bytes]:
        rows = self._connected().run(NEWEST, ledger=ledger)
        return (int(rows[0][0]), bytes(rows[0][1])) if rows else (0, BEFORE_THE_FIRST)

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.connect(impatient=True)
        return self._connection

    def _give_up(self) -> bool:
        """Close the connection, if there is one, and believe nothing that was learnt over it; whether it was lost."""
        connection, self._connection = self._connection, None
        self._newest.clear()
        if connection is None:
            return False
        lost = connection.closed or not connection.idle
        with suppress(Exception):  # it may be lost already
            connection.close()
        return lost
