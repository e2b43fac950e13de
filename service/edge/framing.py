"""One request, one reading: whatever two servers in a row could understand differently is refused."""

import re
from collections.abc import Collection
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from service.edge.refusals import CLOSE, HeadersTooLarge, MisdirectedRequest, UnsupportedMediaType
from service.problems.refusals import RefusedAtTheDoor
from service.problems.responses import problem_response

HOST: Final = re.compile(rb"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
HIDDEN: Final = re.compile(rb"%(?:2f|5c)", re.IGNORECASE)
BODILESS: Final = frozenset({"GET", "HEAD", "DELETE", "OPTIONS"})
SINGLE: Final = frozenset(
    {b"host", b"content-length", b"content-type", b"content-encoding", b"transfer-encoding", b"authorization"}
)
# Each header line costs ": " and a line end beside its name and value.
LINE_OVERHEAD: Final = 4


class Unambiguous:
    """Refuse requests with no host or two, with two framings, with compressed bodies, with too long a head."""

    def __init__(self, app: ASGIApp, *, header_limit: int, hosts: Collection[str]) -> None:
        """Answer only to these host names (any, if none is given) and to heads of at most `header_limit` bytes."""
        self.app = app
        self.header_limit = header_limit
        self.hosts = frozenset(name.lower().encode("ascii") for name in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            refusal = self._fault(scope)
            if refusal is not None:
                await problem_response(refusal, scope)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _fault(self, scope: Scope) -> RefusedAtTheDoor | None:
        path = scope.get("raw_path") or b""
        if b"%" in path and HIDDEN.search(path):
            return RefusedAtTheDoor("The path hides a separator in an escape, which servers read differently.")
        if b"%00" in path:
            return RefusedAtTheDoor("The path holds an escaped NUL, a character that is in no name on record.")
        size = len(path) + len(scope["query_string"])
        found: dict[bytes, bytes] = {}
        for name, content in scope["headers"]:
            size += len(name) + len(content) + LINE_OVERHEAD
            if name in SINGLE:
                if name in found:
                    return RefusedAtTheDoor(f"The header {name.decode()} is sent twice.", headers=CLOSE)
                found[name] = content
        if size > self.header_limit:
            return HeadersTooLarge(headers=CLOSE)
        return self._host_fault(found.get(b"host")) or _body_fault(found, scope["method"])

    def _host_fault(self, host: bytes | None) -> RefusedAtTheDoor | None:
        """RFC 9112 section 3.2: exactly one valid Host."""
        named = HOST.fullmatch(host or b"")
        if named is None:
            return RefusedAtTheDoor("A request names its host, once (RFC 9112 section 3.2).", headers=CLOSE)
        if self.hosts and named[1].lower() not in self.hosts:
            return MisdirectedRequest()
        return None


def _body_fault(found: dict[bytes, bytes], method: str) -> RefusedAtTheDoor | None:
    """RFC 9112 section 6.1: one way to tell where the body ends, and no body where none has a meaning."""
    if b"transfer-encoding" in found:
        if b"content-length" in found or found[b"transfer-encoding"].lower() != b"chunked":
            return RefusedAtTheDoor("The request says in two ways where its body ends.", headers=CLOSE)
        has_body = True
    else:
        has_body = found.get(b"content-length", b"0").strip(b"0") != b""
    if has_body and method in BODILESS:
        return RefusedAtTheDoor(f"A {method} request has no body.", headers=CLOSE)
    if found.get(b"content-encoding", b"identity").lower() != b"identity":
        return UnsupportedMediaType("Bodies are read uncompressed only.", headers=CLOSE)
    return None
