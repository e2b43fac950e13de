"""The leanest HTTP client that is honest: one kept-alive connection, one request at a time, answers read to the end.

The load generator shares the machine with what it measures, so its own cost counts: 0.1 ms of CPU a request.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps, loads
from time import perf_counter
from typing import Any, Self, cast

HEAD_END = b"\r\n\r\n"
OK, CREATED = 200, 201


class UnexpectedAnswer(Exception):
    """The server answered something else than the story needs; nothing measured after it would mean anything."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    head: bytes
    content: bytes

    def json(self) -> dict[str, Any]:
        """The content, a JSON object."""
        return cast("dict[str, Any]", loads(self.content))

    def header(self, name: str) -> str | None:
        """A header field by its name, or nothing."""
        return header(self.head, name.lower().encode())


def header(head: bytes, name: bytes) -> str | None:
    """Find a field in the raw head of a message."""
    at = head.lower().find(b"\r\n" + name + b":")
    if at < 0:
        return None
    end = head.find(b"\r\n", at + 2)
    return head[at + len(name) + 3 : end if end >= 0 else None].strip().decode("latin-1")


class Connection(asyncio.Protocol):
    """Bytes in, one answer out."""

    def __init__(self) -> None:
        """Wait for nothing yet."""
        self.buffer = bytearray()
        self.waiting: asyncio.Future[Answer] | None = None
        self.needed = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self.transport = cast("asyncio.Transport", transport)

    def send(self, message: bytes) -> asyncio.Future[Answer]:
        """Write a request; its answer will come."""
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(message)
        return self.waiting

    def data_received(self, data: bytes) -> None:
        """Collect an answer until its declared length is there."""
        self.buffer += data
        head_end = self.buffer.find(HEAD_END)
        if head_end < 0 or self.waiting is None:
            return
        head = bytes(self.buffer[: head_end + 2])
        length = header(head, b"content-length")
        body = head_end + len(HEAD_END)
        if length is None or len(self.buffer) < body + int(length):
            return
        answer = Answer(int(head[9:12]), head, bytes(self.buffer[body:]))
        self.buffer.clear()
        self.waiting.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(exc or ConnectionResetError("the server closed the connection"))


class Client:
    """Asks one server, and notes when each write was answered and how long it took."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        """Speak to a loopback port; `headers` go with every request."""
        self.port = port
        lines = {"Host": f"127.0.0.1:{port}", **(headers or {})}
        self.fields = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.writes: list[tuple[float, float]] = []
        """Moment of the answer (on the clock of `perf_counter`) and seconds it took, per write."""

    async def __aenter__(self) -> Self:
        """Connect."""
        loop = asyncio.get_running_loop()
        _, self.connection = await loop.create_connection(Connection, "127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Disconnect."""
        self.connection.transport.close()

    async def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request and wait for its answer, whatever its status."""
        content = b"" if body is None else dumps(body).encode()
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items()) if headers else ""
        head = (
            f"{method} {path} HTTP/1.1\r\n{self.fields}{fields}"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        return await self.connection.send(head.encode() + content)

    async def write(
        self, path: str, body: object, expected: int = CREATED, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """POST and time it; raise `UnexpectedAnswer` unless the status is the one expected."""
        before = perf_counter()
        answer = await self.ask("POST", path, body, headers)
        after = perf_counter()
        self.writes.append((after, after - before))
        if answer.status != expected:
            raise UnexpectedAnswer(f"POST {path}: {answer.status} {answer.content[:300]!r}")
        return answer

    async def read(self, path: str) -> Answer:
        """GET; raise `UnexpectedAnswer` unless it is there."""
        answer = await self.ask("GET", path)
        if answer.status != OK:
            raise UnexpectedAnswer(f"GET {path}: {answer.status} {answer.content[:300]!r}")
        return answer
