"""Routes are built when somebody comes for them, and not before."""

import asyncio

import pytest
from fastapi import APIRouter, FastAPI
from httpx import ASGITransport, AsyncClient

from service.edge.late_route import LateRoute, routes_under


@pytest.fixture
def app() -> FastAPI:
    router = APIRouter(prefix="/cases", route_class=LateRoute)

    @router.get("/{case}")
    async def one(case: int) -> str:
        return f"case {case}"

    @router.get("/{case}/history")
    async def history(case: int) -> str:
        return f"history of {case}"

    made = FastAPI(openapi_url=None)
    made.router.routes[:] = routes_under("/v1", router)
    return made


def ask(app: FastAPI, path: str) -> tuple[int, object]:
    async def asked() -> tuple[int, object]:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://here") as client:
            answer = await client.get(path)
            return answer.status_code, answer.json()

    return asyncio.run(asked())


def test_a_route_is_built_for_its_first_request_and_no_other_with_it(app: FastAPI) -> None:
    one, history = app.router.routes
    assert ask(app, "/v1/cases/7/history") == (200, "history of 7")
    assert ("dependant" in vars(one), "dependant" in vars(history)) == (False, True)
    assert ask(app, "/v1/cases/7") == (200, "case 7")
    assert ask(app, "/v1/cases/seven")[0] == 422
    assert ask(app, "/cases/7")[0] == 404


def test_a_route_that_is_built_at_once_is_not_taken(app: FastAPI) -> None:
    router = APIRouter()

    @router.get("/x")
    async def read_x() -> None:
        """Read nothing."""

    with pytest.raises(TypeError, match="built at once"):
        list(routes_under("/v1", router))


def test_a_route_has_no_attribute_that_a_built_one_lacks(app: FastAPI) -> None:
    with pytest.raises(AttributeError):
        _ = app.router.routes[0].colour  # type: ignore[attr-defined]
