"""A witness over HTTP: logs bring their checkpoints, and anybody may ask for the newest (C2SP tlog-witness)."""

import asyncio
import sqlite3
from http import HTTPStatus
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from domain.ledger.note import NoteRefused
from domain.ledger.submission import Submission, SubmissionRefused
from domain.ledger.witnessing import AnotherRoot, GrownFromElsewhere, NotGrownFromThere, NotSignedByTheLog, UnknownLog
from service.audit.witnessing.witness import Witness
from service.telemetry import tell

LARGEST: Final = 64 * 2**10
SECONDS: Final = 15.0
FRESH: Final = {"Cache-Control": "no-store"}
SIZE: Final = "text/x.tlog.size"
STATUSES: Final[dict[type[Exception], HTTPStatus]] = {
    SubmissionRefused: HTTPStatus.BAD_REQUEST,
    NoteRefused: HTTPStatus.BAD_REQUEST,
    UnicodeDecodeError: HTTPStatus.BAD_REQUEST,
    UnknownLog: HTTPStatus.NOT_FOUND,
    NotSignedByTheLog: HTTPStatus.FORBIDDEN,
    AnotherRoot: HTTPStatus.CONFLICT,
    NotGrownFromThere: HTTPStatus.UNPROCESSABLE_ENTITY,
}
"""The status that the protocol gives to each reason."""


def witness_app(witness: Witness) -> Starlette:
    """The application that answers for this witness."""

    async def add_checkpoint(request: Request) -> Response:
        try:
            async with asyncio.timeout(SECONDS):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return _said(HTTPStatus.REQUEST_TIMEOUT)
        if body is None:
            return _said(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return await run_in_threadpool(_answer, witness, body)

    def checkpoint(request: Request) -> Response:
        try:
            newest = witness.newest(request.path_params["place"])
        except sqlite3.Error as error:
            return _cannot_remember(error)
        return PlainTextResponse(newest, headers=FRESH) if newest else _said(HTTPStatus.NOT_FOUND)

    return Starlette(
        routes=[
            Route("/add-checkpoint", add_checkpoint, methods=["POST"]),
            Route("/{place}/checkpoint", checkpoint, methods=["GET"]),
        ]
    )


async def _body(request: Request) -> bytes | None:
    """What was sent, if it is not too large."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            return None
    return body


def _answer(witness: Witness, body: bytes) -> Response:
    try:
        return PlainTextResponse(f"{witness.cosign(Submission.parse(body.decode()))}\n")
    except GrownFromElsewhere as reason:
        return Response(f"{reason.size}\n", HTTPStatus.CONFLICT, headers={"Content-Type": SIZE})
    except tuple(STATUSES) as reason:
        return _said(next(status for kind, status in STATUSES.items() if isinstance(reason, kind)))
    except sqlite3.Error as error:  # nothing was cosigned, as nothing can be remembered
        return _cannot_remember(error)


def _cannot_remember(error: sqlite3.Error) -> Response:
    tell("error", "witness-cannot-remember", kind=type(error).__name__)
    return _said(HTTPStatus.SERVICE_UNAVAILABLE)


def _said(status: HTTPStatus) -> Response:
    return PlainTextResponse(f"{status.phrase}\n", status)
