"""The signpost leads wherever trying the routes one after another would have led."""

import asyncio
from collections.abc import Iterator
from itertools import product

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from httpx import ASGITransport, AsyncClient
from starlette.routing import Match
from starlette.types import Scope

from service.addresses import routers
from service.edge.late_routers import PREFIX, LateRouters
from service.edge.signpost import Signpost, install_signpost

WORDS = ("x", "votes", "items", "history", "entries", "08W")
NONE_LATE = LateRouters({}, PREFIX)
METHODS = ("GET", "POST", "DELETE")


@pytest.fixture(scope="module")
def whole() -> FastAPI:
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    for router in routers():
        app.include_router(router, prefix=PREFIX)
    return app


def paths_of(route: RouteContext) -> Iterator[str]:
    """Addresses under the route's form, its blanks filled with words of which some stand in other routes."""
    words = str(route.path).split("/")
    blanks = [at for at, word in enumerate(words) if "{" in word]
    for filled in product(WORDS, repeat=min(len(blanks), 3)):
        made = dict(zip(reversed(blanks), filled, strict=False))
        yield "/".join(made.get(at, "08W" if at in blanks else word) for at, word in enumerate(words))


def tried_in_turn(routes: list[RouteContext], path: str, method: str) -> object:
    """What the framework does, without its haste."""
    return next((one.app for one in routes if one.path_regex.match(path) and method in (one.methods or ())), None)


def scope_of(path: str, method: str) -> Scope:
    return {"type": "http", "path": path, "method": method, "headers": []}


def test_every_address_of_the_service_leads_to_the_route_that_is_first_when_tried_in_turn(whole: FastAPI) -> None:
    routes, signpost, led = list(iter_route_contexts(whole.routes)), Signpost(whole, NONE_LATE), 0
    for route, method in product(routes, METHODS):
        for path in paths_of(route):
            match, scope = signpost.matches(scope_of(path, method))
            if match is Match.FULL:
                assert scope["signposted"] is tried_in_turn(routes, path, method), (method, path)
                led += 1
    assert led > 1_000


def test_every_route_of_the_service_is_signposted_but_those_with_slashes_in_a_part(whole: FastAPI) -> None:
    signpost = Signpost(whole, NONE_LATE)
    for route in iter_route_contexts(whole.routes):
        path = "/".join("~" if "{" in word else word for word in str(route.path).split("/"))
        (method,) = route.methods or {""}
        match, _ = signpost.matches(scope_of(path, method))
        assert (match is Match.FULL) is (":path" not in str(route.path)), route.path


def test_what_is_not_signposted_is_left_to_the_routes() -> None:
    inner, outer = APIRouter(prefix="/cases"), APIRouter(prefix="/bodies/{ods}")

    @inner.get("/current")
    async def current(ods: str) -> str:
        return f"the current case of {ods}"

    @inner.get("/{case}")
    async def one(ods: str, case: str) -> str:
        return f"case {case} of {ods}"

    outer.include_router(inner)
    app = FastAPI(redirect_slashes=False)
    app.include_router(outer, prefix="/v1")
    install_signpost(app, NONE_LATE)

    async def asked(path: str, method: str = "GET") -> tuple[int, object]:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://here") as client:
            answer = await client.request(method, path)
            return answer.status_code, answer.json()

    def ask(path: str, method: str = "GET") -> tuple[int, object]:
        return asyncio.run(asked(path, method))

    assert ask("/v1/bodies/08W/cases/current") == (200, "the current case of 08W")
    assert ask("/v1/bodies/cases/cases/v1") == (200, "case v1 of cases")
    assert ask("/v1/bodies/08W/cases/a%20b") == (200, "case a b of 08W")
    assert ask("/v1/bodies/08W/cases/current", "POST")[0] == 405
    assert ask("/v1/bodies/08W/cases/")[0] == 404
    assert ask("/v1/bodies/08W")[0] == 404
