"""A small application made of the edge alone, and a real server to try it on."""

import contextlib
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from enum import Enum
from typing import Annotated

import uvicorn
from fastapi import APIRouter, FastAPI, Query
from starlette.responses import StreamingResponse

from domain.kernel.ids import CaseId, PersonId
from domain.kernel.refusals import Refused
from service.edge.bodies import Body, MoneyBody
from service.edge.fields import IdOf, Instant, Many, OdsCode, Partial, Position, ShortText, Word
from service.edge.request_ids import TheRequestIds
from service.edge.server import GuardedHttp, uvicorn_options
from service.edge.stack import install_edge
from service.edge.strict_route import StrictRoute
from service.problems import document_problems, install_problems
from service.problems.catalogue import all_refusals
from service.problems.pages import router as problem_pages
from service.problems.reasons import reasons_of
from service.settings import Settings


class Choice(Enum):
    FOR = "for"
    AGAINST = "against"


class Chatterbox(Refused):
    """Somebody talks too much.

    It is explained here at length.
    """

    code = "chatterbox-of-the-demonstration"


class NoteBody(Body):
    """A note about anything."""

    title: ShortText
    choice: Word[Choice] | None = None
    people: Many[IdOf[PersonId]] = ()
    since: Partial | None = None
    happened_at: Instant | None = None
    amount: MoneyBody | None = None
    urgent: bool = False
    rank: int = 0


router = APIRouter(route_class=StrictRoute)


@router.post("/bodies/{ods}/notes", status_code=201, responses=document_problems("chatterbox-of-the-demonstration"))
async def take_note(ods: OdsCode, body: NoteBody, ids: TheRequestIds) -> dict[str, object]:
    """Take a note."""
    if body.title == "chatter":
        raise Chatterbox("Enough.", evidence=(7, 3), pointer="/title", times_warned=2)
    if body.title == "accident":
        raise RuntimeError("the patient is called Margaret")
    return {"title": body.title, "choice": body.choice.name if body.choice else None, "sent": ids.sent}


@router.get("/bodies/{ods}/notes")
async def list_notes(
    ods: OdsCode, known_at: Instant | None = None, types: Annotated[list[str] | None, Query()] = None
) -> dict[str, datetime | list[str] | None]:
    """List the notes."""
    return {"knownAt": known_at, "types": types}


@router.get("/bodies/{ods}/notes/{position}")
async def read_note(ods: OdsCode, position: Position) -> dict[str, int]:
    """Read a note."""
    return {"position": position}


@router.delete("/bodies/{ods}/notes/{position}")
async def drop_note(ods: OdsCode, position: Position) -> dict[str, int]:
    """Drop a note; only here so that the address has a second method."""
    return {"position": position}


@router.get("/cases/{case}")
async def read_case(case: IdOf[CaseId]) -> dict[str, str]:
    """Read a case."""
    return {"case": case}


@router.get("/ticks")
async def ticks() -> StreamingResponse:
    """Tick for ever."""

    async def ticking() -> AsyncIterator[str]:
        while True:
            yield "tick\n"

    return StreamingResponse(ticking())


def demo_app(settings: Settings) -> FastAPI:
    """The application, with everything mounted under /v1 as in the real one."""
    inner = FastAPI(redirect_slashes=False)
    inner.include_router(router)
    outer = FastAPI(redirect_slashes=False)
    for app in (inner, outer):
        install_problems(app)
    outer.include_router(problem_pages)
    outer.state.reasons = lambda: reasons_of(all_refusals(), ())
    outer.mount("/v1", inner)
    install_edge(outer, settings)
    return outer


class QuickHttp(GuardedHttp):
    """The real protocol with less patience."""

    head_limit = 128 * 2**10
    head_seconds = 1.0


@contextlib.contextmanager
def served(app: FastAPI, settings: Settings) -> Iterator[int]:
    """Serve the application on a free port of this machine; gives the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    options = uvicorn_options(settings) | {"http": QuickHttp, "log_level": "critical", "timeout_graceful_shutdown": 1}
    server = uvicorn.Server(uvicorn.Config(app, **options))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
