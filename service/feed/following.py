"""Those who wait for a ledger to grow: woken by this process's own writer, and by a look at all heads for the others'.

Nobody holds a connection while waiting. One look a second serves everybody who waits in this process; a notification
would take a connection of its own, and a lock at every commit.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Final, TypeVar

from anyio import CancelScope, CapacityLimiter
from anyio.to_thread import run_sync

from service.store.connections import Connection
from service.store.databases import Database
from service.store.statements import Statement
from service.telemetry import tell

A = TypeVar("A")

KEEP_ALIVE: Final = 15.0
"""Seconds of silence after which a comment says that the stream is still there; the token is looked at as often."""
LOOK_EVERY: Final = 1.0
"""Seconds between two looks at the heads of ledgers, while anybody waits."""
GRACE: Final = 5.0
"""Seconds that whoever follows is given to take what was sent, when the service stops."""
MOST_STREAMS: Final = 500
MOST_READING: Final = 4
"""How many of all who follow read at one moment; with it, how many connections they take from other readers."""
_HEADS = "SELECT ledger, size FROM ledgers"
HEADS: Final = Statement(sqlite=_HEADS, postgresql=_HEADS)

Waiter = tuple[int, "asyncio.Future[None]"]
"""How long the ledger was when its reader looked, and what is done when it is longer."""


class Following:
    """Wakes the tasks of one event loop; `recorded` is called from the thread of the writer."""

    def __init__(self, database: Database, *, look_every: float = LOOK_EVERY, keep_alive: float = KEEP_ALIVE) -> None:
        """Look at the heads in this database."""
        self.keep_alive = keep_alive
        self._database, self._look_every = database, look_every
        self._commits: defaultdict[str, int] = defaultdict(int)
        self._waiters: defaultdict[str, set[Waiter]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: asyncio.Task[None] | None = None
        self._streams: set[CancelScope] = set()
        self.is_stopping = False

    async def read(self, ask: Callable[[Connection], A]) -> A:
        """Read beside the event loop, with the connection of whichever thread is free."""
        return await run_sync(lambda: ask(self._database.reader()), limiter=self._reading)

    @cached_property
    def _reading(self) -> CapacityLimiter:
        return CapacityLimiter(MOST_READING)

    @property
    def has_room(self) -> bool:
        """Whether another stream may begin."""
        return len(self._streams) < MOST_STREAMS and not self.is_stopping

    def commits(self, ledger: str) -> int:
        """How often this process has recorded there; to be asked before reading, and then told to `wait`."""
        return self._commits[ledger]

    def recorded(self, ledger: str) -> None:
        """Told by the writer of a commit: whoever waits for this ledger reads again."""
        self._commits[ledger] += 1
        if self._waiters.get(ledger) and self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and with it whoever waited
                self._loop.call_soon_threadsafe(self._wake, ledger)

    async def wait(self, ledger: str, commits: int, size: int, seconds: float) -> bool:
        """Wait until a ledger may be longer than it was, so many seconds at most; whether it may."""
        self._loop = asyncio.get_running_loop()
        waiter: Waiter = (size, self._loop.create_future())
        self._waiters[ledger].add(waiter)
        try:
            if self._commits[ledger] != commits or self.is_stopping:  # asked once the writer knows of this waiter
                return True
            self._look_around()
            async with asyncio.timeout(seconds):
                await waiter[1]
        except TimeoutError:
            return False
        finally:
            self._waiters[ledger].discard(waiter)
        return True

    @contextmanager
    def stream(self) -> Iterator[CancelScope]:
        """Count a stream while it lasts; its scope is given up when it does not end in time."""
        with CancelScope() as scope:
            self._streams.add(scope)
            try:
                yield scope
            finally:
                self._streams.discard(scope)

    def stop(self) -> None:
        """Have everybody come to an end: those who wait now, those whose consumer takes nothing after a while."""
        if self.is_stopping:
            return
        self.is_stopping = True
        for ledger in list(self._waiters):
            self._wake(ledger)
        for scope in self._streams:
            asyncio.get_running_loop().call_later(GRACE, scope.cancel)

    def _wake(self, ledger: str, size: int | None = None) -> None:
        """Wake those who have seen less than this, or everybody."""
        for seen, woken in self._waiters[ledger]:
            if not woken.done() and (size is None or size > seen):
                woken.set_result(None)

    def _look_around(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        """Look at all heads every second, as long as anybody waits."""
        while any(self._waiters.values()) and not self.is_stopping:
            await asyncio.sleep(self._look_every)
            try:
                for ledger, size in await self.read(_heads):
                    if ledger in self._waiters:
                        self._wake(ledger, size)
            except Exception as error:  # noqa: BLE001 - the database may be away; the next look may find it
                tell("warning", "heads-not-looked-at", kind=type(error).__name__)


def _heads(connection: Connection) -> list[tuple[str, int]]:
    return [(ledger, size) for ledger, size in connection.run(HEADS)]
