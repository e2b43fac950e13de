"""Routers are loaded for the first request to one of their places, and whoever asks does not notice."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from service.edge.late_routers import LateRouters, place_of
from service.edge.signpost import install_signpost

ROUTES = """
from fastapi import APIRouter
from service.edge.late_route import LateRoute

SAID = []
router = APIRouter(prefix="/bodies/{{ods}}", route_class=LateRoute)

@router.get("{path}")
async def answer(ods: str) -> str:
    SAID.append(ods)
    return "{name} of " + ods
"""
MODULES = {"late_hats": "/hats", "late_feathers": "/hats/{hat}/feathers", "late_shops": "/hats/shops"}


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FastAPI]:
    for name, path in MODULES.items():
        (tmp_path / f"{name}.py").write_text(ROUTES.format(name=name, path=path))
    monkeypatch.syspath_prepend(tmp_path)
    places = {"late_hats": ("hats",), "late_feathers": ("hats/feathers",), "late_shops": ("hats",)}
    made = FastAPI(openapi_url=None, redirect_slashes=False)

    @made.get("/here")
    async def here() -> str:
        return "here"

    install_signpost(made, LateRouters(places, "/v1"))
    yield made
    for name in MODULES:
        sys.modules.pop(name, None)


def ask(app: FastAPI, *paths: str, method: str = "GET") -> list[tuple[int, object]]:
    """Ask for all of them at once."""

    async def asked() -> list[tuple[int, object]]:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://here") as client:
            answers = await asyncio.gather(*(client.request(method, path) for path in paths))
            return [(answer.status_code, answer.json()) for answer in answers]

    return asyncio.run(asked())


def loaded() -> set[str]:
    return MODULES.keys() & sys.modules.keys()


def test_only_what_answers_at_a_place_is_loaded_for_a_request_to_it(app: FastAPI) -> None:
    assert ask(app, "/here", "/v1/bodies/08W/caps", "/v1", "/v1/", "/hats", "/v1x/bodies/08W/hats")[0][0] == 200
    assert loaded() == set()
    assert ask(app, "/v1/bodies/08W/hats/7/feathers") == [(200, "late_feathers of 08W")]
    assert loaded() == {"late_feathers"}
    assert ask(app, "/v1/bodies/08W/hats") == [(200, "late_hats of 08W")]
    assert loaded() == set(MODULES)


def test_of_many_that_come_at_once_all_are_answered(app: FastAPI) -> None:
    paths = ["/v1/bodies/08W/hats", "/v1/bodies/08W/hats/shops", "/v1/bodies/08W/hats/7/feathers", "/here"] * 5
    said = ["late_hats of 08W", "late_shops of 08W", "late_feathers of 08W", "here"] * 5
    assert ask(app, *paths) == [(200, one) for one in said]


def test_those_who_wait_for_a_place_go_on_in_the_order_in_which_they_came(app: FastAPI) -> None:
    bodies = [f"{number:02}W" for number in range(40)]
    ask(app, *(f"/v1/bodies/{body}/hats" for body in bodies))
    assert bodies == sys.modules["late_hats"].SAID


def test_another_method_and_an_unknown_address_are_told_as_if_all_were_there(app: FastAPI) -> None:
    assert ask(app, "/v1/bodies/08W/hats", method="POST")[0][0] == 405
    assert ask(app, "/v1/bodies/08W/hats/7/brims")[0][0] == 404


def test_what_could_not_be_loaded_is_tried_again_by_the_next_request(app: FastAPI, tmp_path: Path) -> None:
    module = tmp_path / "late_hats.py"
    whole = module.read_text()
    module.write_text("raise MemoryError")
    with pytest.raises(MemoryError):
        ask(app, "/v1/bodies/08W/hats")
    module.write_text(whole)
    assert ask(app, "/v1/bodies/08W/hats") == [(200, "late_hats of 08W")]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/bodies/{ods}", ""),
        ("/bodies/{ods}/meetings", "meetings"),
        ("/bodies/{ods}/meetings/{meeting}/items/{item}/votes:preview", "meetings/items/votes:preview"),
        ("/policy-packs/{pack}", "policy-packs"),
    ],
)
def test_a_place_is_every_second_word_of_an_address(path: str, place: str) -> None:
    assert place_of(path) == place
