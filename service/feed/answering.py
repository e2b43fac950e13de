"""The feed of one body, as one request is answered from it: a page, that nothing is new, or a stream."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Request, Response

from service.auth.bearer import caller_again
from service.auth.callers import Caller
from service.feed.following import Following
from service.feed.reading import Asked, Read, Reader
from service.feed.streams import MOST_AT_ONCE, Follower, Stream, StreamResponse
from service.problems.refusals import Unavailable
from service.store.databases import Database
from service.viewing.sight import Sight, sight_of

VARY: Final = {"Vary": "Accept, Authorization"}
NOT_MODIFIED: Final = 304
AGAIN: Final = {"Retry-After": "5"}


class Feed:
    """Answers one request from the feed of a body."""

    def __init__(self, request: Request, database: Database, reader: Reader, following: Following) -> None:
        """Read from this database, and wait with these."""
        self._request, self._database, self._reader, self._following = request, database, reader, following

    async def page(self, caller: Caller, asked: Asked, wait: int | None) -> Response:
        """The facts after a position; where there are none, those that come within the time that one waits."""
        sight = sight_of(caller, self._reader.ledger)
        if sight.everything:
            _ = caller.access.reason  # who gives none does not wait for nothing
        commits = self._following.commits(self._reader.ledger)
        size = await self._following.read(self._reader.size)
        if wait and asked.after == size:
            await self._following.wait(self._reader.ledger, commits, size, wait)
            size = await self._following.read(self._reader.size)
        if _etag(sight, size) in _seen(self._request):
            return Response(status_code=NOT_MODIFIED, headers=_headers(sight, size))
        read = await self._following.read(lambda connection: self._reader.read(connection, asked, sight))
        if sight.everything and read.told:
            caller.access.discloses(self._reader.ledger)
        headers = _headers(sight, read.size) | self._next(read, asked)
        return Response(_page(read, asked), media_type="application/json", headers=headers)

    async def stream(self, caller: Caller, asked: Asked) -> Response:
        """The same as server-sent events; raises `Unavailable` where too many follow, and as a page would.

        Whoever reads everything is entered in the access log when the stream is opened.
        """
        if sight_of(caller, self._reader.ledger).everything:
            caller.access.discloses(self._reader.ledger)
            caller.access.thing = f"stream:after-{asked.after}"  # for Last-Event-ID stands in no address
        if not self._following.has_room:
            raise Unavailable("Too many streams are open; ask again, or ask for pages.", headers=AGAIN)
        sight = await self._sight()
        begun = replace(asked, most=MOST_AT_ONCE)
        read = await self._following.read(
            lambda connection: self._reader.read(connection, replace(begun, most=1), sight)
        )
        stream = Stream(self._database, self._reader, self._following)
        headers = VARY | {"Record-Position": str(read.size), "X-Accel-Buffering": "no"}
        return StreamResponse(
            stream.of(Follower(replace(asked, most=MOST_AT_ONCE), self._sight)), self._following, headers
        )

    async def _sight(self) -> Sight:
        return sight_of(await caller_again(self._request), self._reader.ledger)

    def _next(self, read: Read, asked: Asked) -> dict[str, str]:
        if read.last == read.size:
            return {}
        more = urlencode({"after": read.last, "limit": asked.most, "types": asked.types}, doseq=True)
        return {"Link": f'<{self._request.url.path}?{more}>; rel="next"'}


def _page(read: Read, asked: Asked) -> bytes:
    following = {} if read.last == read.size else {"next": read.last}
    metadata = {"limit": asked.most, "last": read.last, "position": read.size} | following
    told = ",".join(one.event for one in read.told)
    return f'{{"results":[{told}],"metadata":{json.dumps(metadata)}}}'.encode()


def _headers(sight: Sight, size: int) -> dict[str, str]:
    return VARY | {"Record-Position": str(size), "ETag": _etag(sight, size)}


def _etag(sight: Sight, size: int) -> str:
    """The length of the log, for whatever is erased, withheld or lifted makes it longer; and how far one sees."""
    if sight.everything:
        return f'"{size}"'
    return f'"{size}-{sha256(sight.name.encode()).hexdigest()[:12]}"'


def _seen(request: Request) -> set[str]:
    """The ETags that the caller has (RFC 9110 section 13.1.2, compared weakly)."""
    return {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}


async def _feed(request: Request) -> Feed:
    state = request.app.state
    reader = Reader(request.path_params["ods"], state.settings.log_origin, state.audit.sealed)
    return Feed(request, state.database, reader, state.following)


TheFeed = Annotated[Feed, Depends(_feed)]
"""The feed of the body in the path."""
