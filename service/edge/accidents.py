"""An accident is ours to see, not the caller's: the answer carries a trace id, the record what failed and where."""

import traceback
from pathlib import Path
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems.refusals import UnexpectedFailure
from service.problems.responses import problem_response
from service.telemetry import tell

MOST_FRAMES: Final = 20


class NothingEscapes:
    """Answer 500 with a trace id when something unexpected fails, and log where, never what was being said.

    The text of an exception may hold personal data, so only its kind and the lines it passed through are kept.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_noticing(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noticing)
        except ClientDisconnect:
            tell("info", "caller-hung-up", trace_id=scope.get("state", {}).get("trace_id", ""))
        except Exception as failure:  # noqa: BLE001 - this is the last place before the server
            trace_id = scope.get("state", {}).get("trace_id", "")
            kind, frames = type(failure).__name__, frames_of(failure)
            tell("error", "unexpected-failure", trace_id=trace_id, kind=kind, frames=frames)
            if not started:
                await problem_response(UnexpectedFailure(), scope)(scope, receive, send)


def frames_of(failure: BaseException) -> list[str]:
    """The last lines of code a failure passed through, without any values."""
    frames = traceback.extract_tb(failure.__traceback__)[-MOST_FRAMES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
