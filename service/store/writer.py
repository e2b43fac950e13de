"""The writer: one thread of a process that records for everybody, as many commands in one commit as are waiting."""

import asyncio
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from itertools import groupby
from time import monotonic

from domain.kernel.refusals import Refused
from service.store.answers import Given
from service.store.connections import CommitInDoubt, Connection, transaction
from service.store.databases import Database
from service.store.heads import Head
from service.store.memory import LedgerMemory
from service.store.remains import TRY_AGAIN_SECONDS, wipe_remains_on
from service.store.replies import Answer, Outcome, Waiter, has_gone, tell
from service.store.requests import Request
from service.store.unit import Pending, Tools, Unit, receipt_of

MOST_IN_ONE_COMMIT = 64
LEDGERS_REMEMBERED = 32
MOST_REMEMBERED = 24_000  # lists and facts in them, over all ledgers

Waiting = tuple[Request, Waiter]


class Stopped(RuntimeError):
    """The service is stopping and records nothing more."""


class DatabaseAway(RuntimeError):
    """The database cannot be reached, or has kept a write waiting for too long; nothing was recorded."""


class Writer:
    """Takes commands from any thread and answers each when its facts are on disk."""

    try_again_seconds = TRY_AGAIN_SECONDS

    def __init__(self, database: Database, tools: Tools) -> None:
        """Start the thread; it opens its connection when the first command comes."""
        self._database, self._tools = database, tools
        self._connection: Connection | None = None
        self._memories: dict[str, LedgerMemory] = {}
        self._waiting: deque[Waiting] = deque()
        self._wake = threading.Condition()
        self._stopping = False
        self._busy_since: float | None = None
        self._wipe_at: float | None = None  # when what an erasure left is to be overwritten, where something is left
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> "Future[Answer]":
        """Ask for a command to be recorded; the future fails with `Refused` where the rules forbid it."""
        future: Future[Answer] = Future()
        self._add(request, future)
        return future

    async def answer(self, request: Request) -> Answer:
        """The same for a task of an event loop; raises `Refused` where the rules forbid it."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._add(request, future)
        return await future

    def _add(self, request: Request, waiter: Waiter) -> None:
        with self._wake:
            if self._stopping or not self._thread.is_alive():
                raise Stopped
            self._waiting.append((request, waiter))
            self._wake.notify()

    def is_well(self, *, busy_at_most: float) -> bool:
        """Whether the thread lives, and has not been busy with one batch for more than so many seconds."""
        since = self._busy_since
        return self._thread.is_alive() and (since is None or monotonic() - since <= busy_at_most)

    def stop(self) -> None:
        """Record what is waiting, then end the thread."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join()
        if self._connection is not None:
            self._connection.close()

    def _run(self) -> None:
        if self._database.dialect == "sqlite":
            self._wipe()  # what an earlier process had to leave
        while (batch := self._next_batch()) is not None:
            for ledger, group in groupby(sorted(batch, key=_ledger), key=_ledger):
                wanted = [waiting for waiting in group if not has_gone(waiting[1])]
                if wanted:  # a caller who has gone away before the work began is passed over
                    self._busy_since = monotonic()
                    self._record(ledger, wanted)
                    self._busy_since = None
            if self._wipe_at is not None and (self._stopping or monotonic() >= self._wipe_at):
                self._wipe()

    def _next_batch(self) -> list[Waiting] | None:
        """What is waiting, none of it where it is time to overwrite what an erasure left; nothing at the end."""
        with self._wake:
            patience = None if self._wipe_at is None else max(self._wipe_at - monotonic(), 0.0)
            self._wake.wait_for(lambda: self._waiting or self._stopping, patience)
            if self._stopping and not self._waiting:
                return None
            many = min(len(self._waiting), MOST_IN_ONE_COMMIT)
            return [self._waiting.popleft() for _ in range(many)]

    def _wipe(self) -> None:
        """Overwrite what erasures left behind; where somebody still reads it, it is tried again."""
        wiped = wipe_remains_on(self._connected)
        self._wipe_at = None if wiped else monotonic() + self.try_again_seconds

    def _record(self, ledger: str, batch: list[Waiting], *, again: bool = False) -> None:
        try:
            self._record_together(ledger, batch)
        except Exception as error:  # noqa: BLE001 - it is handed to whoever asked
            lost, away = self._forget(ledger), self._database.is_away(error)
            if isinstance(error, CommitInDoubt) or ((away or len(batch) == 1) and (again or not lost)):
                tell((waiter, DatabaseAway() if away else error) for _, waiter in batch)
            elif lost and not again:  # nothing was committed, so a new connection may do it
                self._record(ledger, batch, again=True)
            else:  # one of them cannot be recorded; the others must not suffer for it
                for alone in batch:
                    self._record(ledger, [alone], again=again)

    def _record_together(self, ledger: str, batch: list[Waiting]) -> None:
        with transaction(self._connected()) as connection:
            unit = Unit(connection, ledger, self._memory(ledger), self._tools)
            try:
                unit.expect([request for request, _ in batch])
                outcomes = [_answer(unit, request) for request, _ in batch]
                head = unit.flush()
            finally:
                unit.leave()
        if unit.erased:
            self._wipe()
        asked = zip(batch, outcomes, strict=True)
        tell([(waiter, _told(request, outcome, head)) for (request, waiter), outcome in asked])
        unit.committed()

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.connect(impatient=True)
        return self._connection

    def _memory(self, ledger: str) -> LedgerMemory:
        memory = self._memories.pop(ledger, None) or LedgerMemory(ledger)
        others = self._memories.values()
        while len(others) >= LEDGERS_REMEMBERED or sum(one.weight for one in others) > MOST_REMEMBERED:
            del self._memories[next(iter(self._memories))]
        self._memories[ledger] = memory  # last used, last to go
        return memory

    def _forget(self, ledger: str) -> bool:
        """What a failed transaction has taught is not so; a lost connection is given up, and that is answered."""
        self._memories.pop(ledger, None)
        self._tools.vault.forget()
        if self._connection is None or self._connection.idle:
            return False
        connection, self._connection = self._connection, None
        with suppress(Exception):  # it is lost already; the thread must live
            connection.close()
        return True


def _ledger(waiting: Waiting) -> str:
    return waiting[0].ledger


def _answer(unit: Unit, request: Request) -> Pending | Given | Refused:
    try:
        return unit.answer(request)
    except Refused as refusal:
        return refusal


def _told(request: Request, outcome: Pending | Given | Refused, head: Head) -> Outcome:
    if isinstance(outcome, Given | Refused):
        return outcome
    receipt = receipt_of(outcome, head)
    if outcome.request is request:
        return receipt
    return Given(request_digest=request.request_digest, answer=receipt.encode())  # the same request, sent twice at once
