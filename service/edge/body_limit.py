"""Bodies are bounded: what is announced as too large is not read, what turns out too large is not read further."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.edge.refusals import CLOSE, ContentTooLarge
from service.problems.responses import problem_response


class BoundedBody:
    """Refuse bodies above the limit, by their announced length or while they arrive, and close the connection."""

    def __init__(self, app: ASGIApp, *, body_limit: int) -> None:
        """Read at most `body_limit` bytes of any body."""
        self.app = app
        self.body_limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _announced(scope) > self.body_limit:
            await problem_response(ContentTooLarge(headers=CLOSE), scope)(scope, receive, send)
            return
        read = 0

        async def receive_bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.body_limit:
                raise ContentTooLarge(headers=CLOSE)
            return message

        await self.app(scope, receive_bounded, send)


def _announced(scope: Scope) -> int:
    for name, content in scope["headers"]:
        if name == b"content-length":
            return int(content) if content.isdigit() else 0
    return 0
