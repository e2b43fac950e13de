"""How uvicorn is run: it neither bounds nor times the head of a request by itself, so its HTTP protocol is extended."""

import asyncio
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.settings import Settings

WHEN_STOPPING: Final = "when_stopping"
"""Under which name the lifespan's state holds what is to be called when the server begins to stop."""


class GuardedHttp(HttpToolsProtocol):
    """uvicorn's own HTTP protocol, with a limit on the size and the time that the head of a request may take.

    `Unambiguous` gives the exact limit and the polite answer; this one only keeps an endless head out of memory and
    closes connections on which nothing complete arrives.
    """

    head_limit: ClassVar[int] = 2 * 2**20
    head_seconds: ClassVar[float] = 15.0
    _reading_head = False
    _head_size = 0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the time in which the first request must begin and its head be complete."""
        super().connection_made(transport)
        self._start_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the time."""
        self._stop_deadline()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Tell those whose answers have no end that it has come; the server waits for whoever is answering."""
        for call in self.app_state.get(WHEN_STOPPING, ()):
            call()
        super().shutdown()

    def on_message_begin(self) -> None:
        """A head begins."""
        self._reading_head, self._head_size = True, 0
        if self._deadline is None:
            self._start_deadline()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is complete."""
        self._reading_head = False
        self._stop_deadline()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Count what arrives while a head is incomplete, from the second piece on."""
        was_reading_head = self._reading_head
        super().data_received(data)
        if was_reading_head and self._reading_head:
            self._head_size += len(data)
            if self._head_size > self.head_limit:
                self._give_up()

    def _start_deadline(self) -> None:
        self._deadline = self.loop.call_later(self.head_seconds, self._give_up)

    def _stop_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._stop_deadline()
        if not self.transport.is_closing():
            self.transport.close()


def uvicorn_options(settings: Settings) -> dict[str, Any]:
    """The options with which `uvicorn.run` or `uvicorn.Config` is to be called."""
    return options_at(settings.host, settings.port)


def options_at(host: str, port: int) -> dict[str, Any]:
    """The same for a server at this address."""
    return {
        "host": host,
        "port": port,
        "http": GuardedHttp,
        "ws": "none",
        "server_header": False,
        "proxy_headers": False,
        "access_log": False,
        "timeout_keep_alive": 20,
        "timeout_graceful_shutdown": 20,
    }
