"""Every request has an id, and every answer repeats it, so that both ends find the same line in their records."""

import re
import secrets
from collections.abc import Iterable
from typing import Annotated, Final, NamedTuple

from fastapi import Depends, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.ids import new_id
from service.problems.refusals import InvalidRequest
from service.problems.responses import problem_response

REQUEST_ID: Final = b"x-request-id"
CORRELATION_ID: Final = b"x-correlation-id"
TRACEPARENT: Final = b"traceparent"
FORM: Final = re.compile(rb"[A-Za-z0-9._:~-]{1,128}")
TRACE_FORM: Final = re.compile(rb"[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


class RequestIds(NamedTuple):
    """How both ends call this request; `sent` tells whether the caller chose the request id or we did."""

    request_id: str
    correlation_id: str
    trace_id: str
    sent: bool


class MirrorRequestIds:
    """Take the caller's ids, or make some; keep them in `scope["state"]` and repeat them in the answer.

    `X-Request-ID` and `X-Correlation-ID` are up to 128 of `A-Za-z0-9._:~-`; anything else is refused rather than
    replaced, because the request id also serves to recognise a repeated write. The trace id comes from `traceparent`
    (W3C Trace Context) where that is well formed, else it is new.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        ids, faulty = _ids_from(scope["headers"])
        scope.setdefault("state", {}).update(ids=ids, trace_id=ids.trace_id)
        mirrored = [(REQUEST_ID, ids.request_id.encode()), (CORRELATION_ID, ids.correlation_id.encode())]

        async def send_with_ids(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *mirrored]
            await send(message)

        if faulty:
            refusal = InvalidRequest("X-Request-ID and X-Correlation-ID are sent once, as 1 to 128 of A-Za-z0-9._:~-.")
            await problem_response(refusal, scope)(scope, receive, send_with_ids)
        else:
            await self.app(scope, receive, send_with_ids)


def _ids_from(headers: Iterable[tuple[bytes, bytes]]) -> tuple[RequestIds, bool]:
    found: dict[bytes, bytes] = {}
    faulty = False
    for name, content in headers:
        if name in {REQUEST_ID, CORRELATION_ID}:
            faulty = faulty or name in found or not FORM.fullmatch(content)
            found[name] = content
        elif name == TRACEPARENT:
            found[name] = content
    sent = REQUEST_ID in found and not faulty
    request_id = found[REQUEST_ID].decode("ascii") if sent else new_id()
    correlated = CORRELATION_ID in found and not faulty
    correlation_id = found[CORRELATION_ID].decode("ascii") if correlated else request_id
    traced = TRACE_FORM.fullmatch(found[TRACEPARENT]) if TRACEPARENT in found else None
    trace_id = traced[1].decode("ascii") if traced else secrets.token_hex(16)
    return RequestIds(request_id, correlation_id, trace_id, sent), faulty


def ids_of(request: Request) -> RequestIds:
    """The ids of this request."""
    ids = request.scope["state"]["ids"]
    if not isinstance(ids, RequestIds):
        raise TypeError("the request did not come through MirrorRequestIds")
    return ids


async def _ids(request: Request) -> RequestIds:
    return ids_of(request)


TheRequestIds = Annotated[RequestIds, Depends(_ids)]
