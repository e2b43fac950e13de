"""HEAD works wherever GET does: the same answer without its body (RFC 9110 section 9.3.2)."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class AnswerHead:
    """Serve HEAD as GET and keep the body back; an endless stream is ended at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head_only(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
            else:
                # Gives an endless stream the moment in which it learns that nobody listens any more.
                await asyncio.sleep(0)

        # A copy: the server looks at its own scope to know that no body follows.
        await self.app({**scope, "method": "GET"}, receive, send_head_only)
