"""`decisions exceptions`: what an auditor should look at first, as counts, as lines or as a sheet."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import typer

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from service.cli.access_entries import a_reason
from service.cli.answering import an_auditor, read
from service.cli.configuring import existing, settings_with
from service.cli.exits import FAILED, Misused
from service.cli.new_files import new_file
from service.exceptions.kinds import ExceptionKind
from service.exceptions.sheets import sheet
from service.exceptions.shown import ExceptionShown

MOST: Final = "1000"
Json = dict[str, Any]


@value
class Wanted:
    """Whose exceptions are asked for, of which kind and day, and what becomes of them."""

    body: BodyCode
    kind: str | None = None
    csv: Path | None = None
    as_at: str | None = None
    check: bool = False
    reason: str | None = None


def exceptions(database: str | None, wanted: Wanted, *, as_json: bool) -> int:
    """Say what is to be looked at, or write it to a new file; 1 where that is asked for and there is any.

    Raises `Misused` and `Declined`.
    """
    kinds = _kinds(wanted)
    why = a_reason(wanted.reason or "decisions exceptions")
    settings = settings_with(database)
    existing(settings).close()
    counted, found = asyncio.run(_asked(an_auditor(settings, why), wanted, kinds))
    if wanted.csv is not None:
        with new_file(wanted.csv) as draft, draft.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(sheet(ExceptionShown.model_validate(one) for one in found))
    told = _as_json(wanted, counted, found) if as_json else "\n".join(_in_words(wanted, counted, found))
    typer.echo(told)
    return FAILED if wanted.check and any(one["count"] for one in counted) else 0


def _kinds(wanted: Wanted) -> tuple[ExceptionKind, ...]:
    """The kinds that are asked for; raises `Misused`."""
    if wanted.kind is None:
        return tuple(ExceptionKind)
    try:
        return (ExceptionKind(wanted.kind),)
    except ValueError:
        names = ", ".join(kind.value for kind in ExceptionKind)
        raise Misused(f"--kind: there is no such kind of exceptions; there are {names}") from None


async def _asked(auditor: Any, wanted: Wanted, kinds: Iterable[ExceptionKind]) -> tuple[list[Json], list[Json]]:  # noqa: ANN401
    """How many there are of these kinds, and, where they are shown or written down, each of them."""
    names = {kind.name for kind in kinds}
    day = {"as_at": wanted.as_at} if wanted.as_at else {}
    place = f"/v1/bodies/{wanted.body}/exceptions"
    async with auditor as client:
        overview = (await read(client, place, day)).json()
        counted = [one for one in overview["results"] if one["kind"] in names]
        if wanted.kind is None and wanted.csv is None:
            return counted, []
        listed = [one for kind in kinds async for one in _each(client, f"{place}/{kind.value}", day)]
        return counted, listed


async def _each(client: httpx.AsyncClient, address: str, day: dict[str, str]) -> AsyncIterator[Json]:
    """Every exception of a list, page by page."""
    found = await read(client, address, {"limit": MOST, **day})
    while True:
        for one in found.json()["results"]:
            yield one
        following = found.links.get("next")
        if following is None:
            return
        found = await read(client, following["url"])


def _as_json(wanted: Wanted, counted: list[Json], found: list[Json]) -> str:
    told: Json = {"body": wanted.body, "counts": {one["kind"]: one["count"] for one in counted}}
    if wanted.csv is not None:
        told["file"] = str(wanted.csv)
    elif wanted.kind is not None:
        told["exceptions"] = found
    return json.dumps(told, ensure_ascii=False)


def _in_words(wanted: Wanted, counted: list[Json], found: list[Json]) -> Iterator[str]:
    if wanted.csv is not None:
        yield f"{wanted.csv}: {len(found)} exceptions of {wanted.body}."
    elif wanted.kind is not None:
        yield from (f"{one['since']:<10}  {one['sentence']}  {one['path']}" for one in found)
        yield f"{len(found)} in all."
    else:
        for one in counted:
            kind = ExceptionKind[one["kind"]].value
            never = "  (never looked for: decisions verify --record)" if _is_never(one) else ""
            yield f"{one['count']:>6}  {kind:<22}  {one['lists']}{never}"


def _is_never(one: Json) -> bool:
    """Whether somebody must look for it and nobody has."""
    looked_for = {ExceptionKind.READ_MODEL_MISMATCH.name, ExceptionKind.FAILED_VERIFICATION.name}
    return one["kind"] in looked_for and one["lastRun"] is None
