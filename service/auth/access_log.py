"""What is entered in the access log of a request: who reads what, and why; nobody is named but by id."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from domain.kernel.codec import instant
from service.auth.accesses import Access, AccessNotLogged
from service.auth.callers import Caller
from service.clock import Clock
from service.edge.request_ids import ids_of
from service.store.access_book import AccessBook, Reading
from service.store.leaves import microseconds
from service.telemetry import tell

AGAIN: Final = {"Retry-After": "5"}
PLAIN: Final = re.compile(r"[A-Za-z0-9._:/~+-]{1,200}", re.ASCII)
NOT_PLAIN: Final = "?"
"""In place of whatever was asked for in words of the caller's own."""
MOST_THINGS: Final = 100
NAMED_IN_QUERIES: Final = ("person", "case", "board", "meeting", "decision")
ASKED: Final = "asked"
TAGGED: Final = "about"


class AccessLog:
    """Enters what requests are about to disclose."""

    def __init__(self, book: AccessBook, clock: Clock) -> None:
        """Enter in this book, at the times of this clock."""
        self.book, self._clock = book, clock

    async def enter(self, request: Request, response: Response, operation: str) -> None:
        """Enter what the answer discloses, in the log of each body whose record it is of; raises `AccessNotLogged`."""
        state: Mapping[str, Any] = request.scope["state"]
        access: Access = state["access"]
        for ledger, things in access.disclosed.items():
            reading = self._reading(request, response, operation, ledger, list(things))
            try:
                await run_in_threadpool(self.book.enter, ledger, reading)
            except Exception as error:  # noqa: BLE001 - whatever it is, nothing that is not logged is shown
                tell("error", "access-not-logged", trace_id=state.get("trace_id"), kind=type(error).__name__)
                raise AccessNotLogged(headers=AGAIN) from None

    def _reading(self, request: Request, response: Response, operation: str, ledger: str, things: list[str]) -> Reading:
        caller: Caller = request.scope["state"]["caller"]
        now, position = self._clock.now(), response.headers.get("record-position")
        asked_of = request.path_params["ods"]
        found = caller.access.thing or _thing(request) or (things[0] if len(things) == 1 else "")
        said = {
            "at": instant(now),
            "reader": str(caller.subject),
            "person": str(caller.person or ""),
            "client": caller.client,
            "issuer": caller.issuer,
            "roles": sorted(role.value for role in caller.roles_somewhere_in(ledger)),
            "operation": operation,
            "askedOf": asked_of if asked_of != ledger else "",
            ASKED: dict(_asked(request)),
            "thing": found,
            "position": int(position or 0),
            "discloses": things[:MOST_THINGS],
            "notNamed": max(len(things) - MOST_THINGS, 0),
            "traceId": ids_of(request).trace_id,
        }
        return Reading(
            read_at=microseconds(now),
            reader=str(caller.subject),
            thing=found,
            said={name: held for name, held in said.items() if held or name == ASKED},
            reason=caller.access.reason,
        )


def _asked(request: Request) -> Iterator[tuple[str, str]]:
    """What was asked for: the parts of the address and of the query, but for words of the caller's own."""
    for name, held in (*request.path_params.items(), *request.query_params.items()):
        if name != "ods":
            yield name, str(held) if PLAIN.fullmatch(str(held)) else NOT_PLAIN


def _thing(request: Request) -> str | None:
    """The thing that was asked for, by its kind and id: the last one that the address names, else one of the query."""
    query = request.query_params
    in_path = [f"{name}:{held}" for name, held in request.path_params.items() if name != "ods"]
    in_query = [f"{name}:{query[name]}" for name in NAMED_IN_QUERIES if name in query]
    tagged = [query[TAGGED]] if TAGGED in query else []
    found = next(iter((*in_path[-1:], *tagged, *in_query)), "")
    return found if PLAIN.fullmatch(found) else None
