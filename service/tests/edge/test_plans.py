"""A request answered by a plan gets the answer that the framework would have given."""

import asyncio
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI, Header, Request
from httpx import ASGITransport, AsyncClient
from starlette.responses import JSONResponse, Response

from domain.kernel.ids import CaseId
from service.addresses import routers
from service.edge.fields import IdOf, ShortText
from service.edge.late_route import LateRoute, routes_under
from service.edge.plans import Plan, plan_of
from service.edge.strict_route import StrictRoute
from service.problems import install_problems
from service.problems.refusals import NotFound
from service.tests.edge.demo import NoteBody

CASE = "00000000-0000-7000-8000-000000000001"
GOOD = {"title": "a note", "rank": 3, "people": [CASE]}
KINDS: dict[str, tuple[str, str, object, dict[str, str]]] = {
    "as it should be": ("POST", f"/cases/{CASE}/notes", GOOD, {}),
    "with a header": ("POST", f"/cases/{CASE}/notes", GOOD, {"If-Match": '"3"'}),
    "a header too long": ("POST", f"/cases/{CASE}/notes", GOOD, {"If-Match": "x" * 65}),
    "no such thing": ("POST", f"/cases/{CASE[:-1]}9/notes", GOOD, {}),
    "no id": ("POST", "/cases/one/notes", GOOD, {}),
    "no body": ("POST", f"/cases/{CASE}/notes", None, {}),
    "nothing": ("POST", f"/cases/{CASE}/notes", [], {}),
    "a wrong body": ("POST", f"/cases/{CASE}/notes", {"title": 3, "much": "more"}, {}),
    "all wrong": ("POST", "/cases/one/notes", {"title": 3}, {"If-Match": "x" * 65}),
    "a parameter": ("POST", f"/cases/{CASE}/notes?loud=true", GOOD, {}),
    "a wrong parameter": ("POST", f"/cases/{CASE}/notes?loud=perhaps", GOOD, {}),
    "an unknown parameter": ("POST", f"/cases/{CASE}/notes?quiet=true", GOOD, {}),
}


async def the_case(request: Request, case: IdOf[CaseId]) -> str:
    calls = request.app.state.calls
    calls.append(request.url.path)
    if case.endswith("9"):
        raise NotFound
    return f"{case} looked up {len(calls)} times"


async def the_mark(
    found: Annotated[str, Depends(the_case)], if_match: Annotated[str, Header(max_length=64)] = ""
) -> str:
    return f"{if_match} on {found}"


async def take_note(
    case: IdOf[CaseId],
    body: NoteBody,
    found: Annotated[str, Depends(the_case)],
    mark: Annotated[str, Depends(the_mark)],
    loud: bool = False,  # noqa: FBT001, FBT002 - as a query string says it
) -> Response:
    """Take a note."""
    return JSONResponse([case, body.model_dump(mode="json"), found, mark, loud], status_code=201)


def app_of(kind: type[LateRoute]) -> FastAPI:
    app = FastAPI(redirect_slashes=False)
    app.state.calls = []
    app.router.routes.append(kind("/cases/{case}/notes", take_note, methods=["POST"]))
    install_problems(app)
    return app


class Unplanned(StrictRoute):
    """The same without a plan."""

    def _plan(self) -> Plan[Response] | None:
        return None


async def answer(app: FastAPI, method: str, path: str, body: object, headers: dict[str, str]) -> tuple[object, ...]:
    async with AsyncClient(transport=ASGITransport(app), base_url="http://here") as client:
        found = await client.request(method, path, json=body, headers=headers)
        return found.status_code, found.content, dict(found.headers)


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_answers_as_the_framework_does(kind: str) -> None:
    planned, plain = (asyncio.run(answer(app_of(route), *KINDS[kind])) for route in (StrictRoute, Unplanned))
    assert planned == plain
    assert (planned[0] == 201) is (kind in {"as it should be", "with a header", "a parameter"})


def test_what_several_parts_need_is_found_once() -> None:
    app = app_of(StrictRoute)
    asyncio.run(answer(app, *KINDS["as it should be"]))
    assert len(app.state.calls) == 1


READ_BEFORE_THEY_RECORD = [
    "/v1/bodies/{ods}/comparisons",  # what the last comparison found; nothing is recorded
    "/v1/bodies/{ods}/inheritances",  # what another body's ledger holds
    "/v1/bodies/{ods}/slips",  # what the fact says in which there is one
    "/v1/bodies/{ods}/erasures",  # which facts speak of the person
    "/v1/bodies/{ods}/disposals",  # which facts are old enough
    "/v1/bodies/{ods}/withholdings",  # which facts hold the words
    "/v1/bodies/{ods}/meetings/{meeting}/common-meetings",  # whether the other meeting is one of this body's
    "/v1/bodies/{ods}/evidence-packs",  # the whole pack, whose hash is in the fact
]


def test_every_other_route_that_records_has_a_plan() -> None:
    recording = [
        route
        for router in routers()
        for route in routes_under("/v1", router)
        if route.methods == {"POST"} and not str(route.path).endswith((":preview", ":batch"))
    ]
    assert len(recording) > 50
    assert [route.path for route in recording if plan_of(route.dependant) is None] == READ_BEFORE_THEY_RECORD


def test_whatever_a_plan_cannot_give_is_left_to_the_framework() -> None:
    async def with_cookies(request: Request, response: Response, title: ShortText) -> Response:
        """Ask for what is not plain."""
        return response

    def waiting() -> Response:
        """Answer in a thread."""
        return Response()

    for endpoint in (with_cookies, waiting):
        assert plan_of(StrictRoute("/x", endpoint).dependant) is None
