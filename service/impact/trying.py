"""Trying a command at the route that records it: the same body, the same permission, and nothing is recorded."""

import json
from collections.abc import Awaitable, Callable
from functools import cache

from fastapi import APIRouter, Request, Response

from domain.kernel.messages import Command
from domain.kernel.refusals import Refused
from service.boards import election_routes, seat_routes
from service.boards import routes as board_routes
from service.cases import routes as case_routes
from service.edge.strict_route import StrictRoute
from service.impact.supposing import Supposed
from service.interests import arrangement_routes, register_routes
from service.interests import routes as interest_routes
from service.meetings import correction_routes, item_routes
from service.meetings import routes as meeting_routes
from service.merges import routes as merge_routes
from service.organisations import patient_routes
from service.organisations import routes as organisation_routes
from service.people import routes as people_routes
from service.problems.responses import camel
from service.recording.desk import SUPPOSED, OnlySupposed

ROUTERS: tuple[APIRouter, ...] = tuple(
    module.router
    for module in (
        *(interest_routes, arrangement_routes, register_routes, people_routes, organisation_routes, patient_routes),
        *(board_routes, seat_routes, election_routes, meeting_routes, item_routes, correction_routes),
        *(case_routes, merge_routes),
    )
)


async def commands_of(request: Request, supposed: Supposed) -> tuple[Command, ...]:
    """The commands that would be recorded if this were sent to its own route now.

    Raises what that route raises before anything is decided, `NotPermitted` among it; what that says of a member of its
    own request is said of the member of this one, where the command stands as it is supposed.
    """
    content = json.dumps((await request.json())["suppose"]["body"]).encode()
    path = {"ods": request.path_params["ods"], **supposed.address()}
    apart = dict(
        request.scope.get("state", {})
    )  # or what the inner caller may see would be noted in place of the outer's
    scope = {**request.scope, "path_params": path, "query_string": b"", "state": apart, SUPPOSED: True}
    try:
        await _handler(supposed.route_of(supposed.command))(Request(scope, _saying(content)))
    except OnlySupposed as told:
        return told.commands
    except Refused as refusal:
        refusal.pointer = _as_supposed(refusal.pointer, supposed)
        raise
    raise AssertionError(f"{supposed.command} came to no desk")


def _as_supposed(pointer: str | None, supposed: Supposed) -> str | None:
    """Where a member of the command's own request stands in this one: in its body, or among the ids of its address."""
    if pointer is None:
        return None
    name = pointer.split("/")[1] if "/" in pointer else ""
    in_address = name in {camel(one) for one in supposed.address()}
    return f"/suppose{pointer}" if in_address else f"/suppose/body{pointer}"


def the_route(name: str) -> StrictRoute:
    """The route whose function has this name."""
    routes = (one for router in ROUTERS for one in router.routes if isinstance(one, StrictRoute))
    (found,) = (one for one in routes if one.name == name)
    return found


@cache
def _handler(name: str) -> Callable[[Request], Awaitable[Response]]:
    return the_route(name).get_route_handler()


def _saying(content: bytes) -> Callable[[], Awaitable[dict[str, object]]]:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": content, "more_body": False}

    return receive
