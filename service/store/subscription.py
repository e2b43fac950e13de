"""Subscriptions: every matching event, those to come included; the log is asked again, so none is passed over."""

import time
from collections import deque
from typing import TYPE_CHECKING

from eventsourcing.dcb.api import DCBQuery, DCBSequencedEvent, DCBSubscription

if TYPE_CHECKING:
    from service.store.recorder import LedgerRecorder

PAUSE_SECONDS = 0.05
CHUNK = 100


class LedgerSubscription(DCBSubscription["LedgerRecorder"]):
    """Iterates over events as they are recorded; ends when it is stopped.

    Positions are given under the head's lock, so whatever is committed later has a later position: asking for what
    comes after the last position seen misses nothing.
    """

    def __init__(self, recorder: "LedgerRecorder", query: DCBQuery | None, after: int | None) -> None:
        """Begin after a position."""
        super().__init__(recorder, query, after)
        self._ready: deque[DCBSequencedEvent] = deque()

    def __next__(self) -> DCBSequencedEvent:
        """The next event; waits for it, and raises `StopIteration` once stopped."""
        while not self._ready:
            if self._has_been_stopped:
                raise StopIteration
            self._ready.extend(self._recorder.read(self._query, after=self._last_position, limit=CHUNK))
            if not self._ready:
                time.sleep(PAUSE_SECONDS)
        event = self._ready.popleft()
        self._last_position = event.position
        return event
