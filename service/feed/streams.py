"""The feed as server-sent events (text/event-stream), without an end of its own; one chunk of it is held at a time."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from anyio import current_time
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.requests import ClientDisconnect
from starlette.types import Send

from domain.kernel.refusals import Refused
from service.auth.refusals import TokenRefused
from service.feed.following import Following
from service.feed.reading import Asked, Read, Reader
from service.store.databases import Database
from service.telemetry import tell
from service.viewing.sight import Sight

MOST_AT_ONCE: Final = 200
"""Facts of one chunk."""
STALLED: Final = 60.0
"""Seconds after which somebody who takes nothing is hung up on."""
RETRY_MILLISECONDS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who follows: what they ask for, and how far they see now; raises as the sign-in does."""

    asked: Asked
    sight: Callable[[], Awaitable[Sight]]


class Stream:
    """One follower's stream of a ledger's feed."""

    def __init__(self, database: Database, reader: Reader, following: Following) -> None:
        """Read from this database, and be woken by these."""
        self._database, self._reader, self._following = database, reader, following

    async def of(self, follower: Follower) -> AsyncGenerator[bytes, None]:
        """What is there after the position asked for, and then whatever comes, until the token or the service ends."""
        asked, ledger, following = follower.asked, self._reader.ledger, self._following
        yield format_sse_event(retry=RETRY_MILLISECONDS)
        while not following.is_stopping:
            commits = following.commits(ledger)
            read = await self._read(asked, follower)
            if read is None:
                return
            if read.told:
                yield b"".join(_lines(read))
                asked = replace(asked, after=read.last)
            elif not await following.wait(ledger, commits, read.size, following.keep_alive):
                yield KEEPALIVE_COMMENT

    async def _read(self, asked: Asked, follower: Follower) -> Read | None:
        """What is there now; nothing where the follower may see no more, or the database is away."""
        try:
            sight = await follower.sight()
            return await self._following.read(lambda connection: self._reader.read(connection, asked, sight))
        except (TokenRefused, Refused) as refusal:
            tell("info", "stream-ended", why=type(refusal).__name__)
        except Exception as error:
            if not self._database.is_away(error):
                raise
            tell("warning", "stream-ended", why=type(error).__name__)
        return None


class StreamResponse(EventSourceResponse):
    """Sends a stream as fast as it is taken; whoever takes nothing for a minute is hung up on."""

    def __init__(self, content: AsyncGenerator[bytes, None], following: Following, headers: dict[str, str]) -> None:
        """Send this content, and be counted among those who follow."""
        super().__init__(content, headers=headers)
        self._content, self._following = content, following

    async def stream_response(self, send: Send) -> None:
        """Send the head, each chunk in its time, and the end."""
        with self._following.stream() as scope:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async with aclosing(self._content) as chunks:
                async for chunk in chunks:
                    scope.deadline = current_time() + STALLED
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                    scope.deadline = inf
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        if scope.cancelled_caught:
            raise ClientDisconnect


def _lines(read: Read) -> list[bytes]:
    """The events as the HTML standard writes them (section 9.2.5); their JSON stands on one line."""
    return [f"id: {one.position}\ndata: {one.event}\n\n".encode() for one in read.told]
