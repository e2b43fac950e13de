"""The thread that anchors: it looks around every minute, and at once when a meeting was closed; it stops nobody."""

import threading
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final

from service.audit.anchors.rounds import CLOSE, Rounds
from service.clock import Clock
from service.store.connections import Connection
from service.telemetry import tell

Seals = Callable[[Connection, datetime], object]
"""Binds into the records what lies beside them, so that the next checkpoints cover it."""
FIRST_LOOK: Final = 5.0
LOOK_AROUND: Final = 60.0


class Anchoring:
    """Goes on rounds while the service runs."""

    def __init__(self, rounds: Rounds, connect: Callable[[], Connection], clock: Clock, seal: Seals) -> None:
        """Go on these rounds with a connection of its own, at the times of this clock; before each, `seal`."""
        self.rounds, self._connect, self._clock, self._seal = rounds, connect, clock, seal
        self._wake, self._stopping = threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="anchoring", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def recorded(self, types: Collection[str]) -> None:
        """Told what was committed: the close of a meeting is anchored at once."""
        if CLOSE in types:
            self._wake.set()

    def stop(self) -> None:
        """Let a round come to its end, if it does so soon, and go on no other."""
        self._stopping = True
        self._wake.set()
        self._thread.join(timeout=FIRST_LOOK)

    def _run(self) -> None:
        pause = FIRST_LOOK
        while not self._stopping:
            self._wake.wait(pause)
            self._wake.clear()
            pause = LOOK_AROUND
            if not self._stopping:
                self._go()

    def _go(self) -> None:
        connection: Connection | None = None
        try:
            connection = self._connect()
            self._seal_first(connection)
            self.rounds.go(connection, self._clock.now())
        except Exception as error:  # noqa: BLE001 - whatever it is, the service records and the next round tries again
            tell("error", "anchoring-failed", why=type(error).__name__)
        finally:
            if connection is not None:
                connection.close()

    def _seal_first(self, connection: Connection) -> None:
        try:
            self._seal(connection, self._clock.now())
        except Exception as error:  # noqa: BLE001 - checkpoints leave the building whatever cannot be sealed
            tell("error", "sealing-failed", why=type(error).__name__)
