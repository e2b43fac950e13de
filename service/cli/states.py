"""`decisions replay` of a state: how a register, a board, a case, a meeting or the whole body stood at a moment."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, Final

import httpx
import typer

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from service.cli.access_entries import a_reason
from service.cli.answering import AS_OPERATOR, an_auditor, read
from service.cli.configuring import existing, settings_with
from service.cli.exits import Misused
from service.cli.naming import labelled, names_in
from service.cli.progress import spinner
from service.cli.written import written
from service.edge.late_routers import PREFIX
from service.health import published

UNDER: Final = "/bodies/{ods}"
MOST: Final = "1000"
Json = dict[str, Any]


@value
class Wanted:
    """Of what the state is wanted (a path below the body, or the body itself), and the moment as the API takes it."""

    body: BodyCode
    path: str
    moment: Mapping[str, str]
    lists: bool = False


def register_paths() -> tuple[str, ...]:
    """The lists and registers that can be asked for, by their names in addresses."""
    below = {path.removeprefix(f"{UNDER}/") for path, how in published()["paths"].items() if _is_list(path, how)}
    return tuple(sorted(below - {"diff"}))


def _is_list(path: str, operations: Json) -> bool:
    names = {one["name"] for one in operations.get("get", {}).get("parameters", ())}
    return path.startswith(f"{UNDER}/") and path.count("/") == UNDER.count("/") + 1 and {"limit", "position"} <= names


def state(database: str | None, wanted: Wanted, *, reason: str | None, as_json: bool) -> int:
    """Say how it stood, as lines or as JSON, an object for each entry of a list. Raises `Misused` and `Declined`."""
    if wanted.lists and wanted.path not in register_paths():
        raise Misused(f"--register: there is no {wanted.path}; there are {', '.join(register_paths())}")
    why = a_reason(reason or "decisions replay")
    settings = settings_with(database)
    existing(settings).close()

    async def tell() -> None:
        async with an_auditor(settings, why) as client:
            async for one in _told(client, wanted):
                names = {} if as_json else await names_in(client, wanted.body, one, AS_OPERATOR)
                typer.echo(json.dumps(one, ensure_ascii=False) if as_json else "\n".join(_in_words(one, names)))

    with spinner(f"{wanted.body} is read"):
        asyncio.run(tell())
    return 0


async def _told(client: httpx.AsyncClient, wanted: Wanted) -> AsyncIterator[Json]:
    address = f"{PREFIX}/bodies/{wanted.body}"
    if wanted.lists:
        async for one in pages(client, f"{address}/{wanted.path}", {"limit": MOST, **wanted.moment}):
            for entry in one["results"]:
                yield entry
    elif wanted.path:
        yield (await read(client, f"{address}/{wanted.path}", wanted.moment)).json()
    else:
        body = (await read(client, address, wanted.moment)).json()
        since_the_first = {"from": "1", "limit": "1", **wanted.moment}
        yield body | {"registers": (await read(client, f"{address}/diff", since_the_first)).json()["added"]}


async def pages(client: httpx.AsyncClient, address: str, asked: Mapping[str, str]) -> AsyncIterator[Json]:
    """Every page of a list, one after the other."""
    found = await read(client, address, asked)
    while True:
        yield found.json()
        following = found.links.get("next")
        if following is None:
            return
        found = await read(client, following["url"])


def _in_words(one: Json, names: Mapping[str, str]) -> Iterator[str]:
    yield from written(labelled(one, names))
    yield ""
