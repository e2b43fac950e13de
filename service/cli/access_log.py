"""`decisions access-log`: who read what is restricted, when and why; as lines or a sheet, and sealed on demand."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import httpx
import typer

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from service.access_log.sealing import Sealing
from service.access_log.sheets import sheet
from service.access_log.shown import AccessEntryShown
from service.cli.access_entries import OPERATOR
from service.cli.answering import an_auditor, read
from service.cli.configuring import existing, settings_with
from service.cli.in_process import in_process
from service.cli.new_files import new_file
from service.clock import now
from service.settings import Settings

MOST: Final = "1000"
Json = dict[str, Any]


@value
class Wanted:
    """Whose access log, what of it, and what becomes of it."""

    body: BodyCode
    reason: str
    reader: str | None = None
    thing: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    csv: Path | None = None
    seal: bool = False

    def asked(self) -> dict[str, str]:
        """The query."""
        moments = {"from": self.start, "until": self.end}
        told = {name: held.isoformat() for name, held in moments.items() if held is not None}
        words = {"reader": self.reader, "thing": self.thing}
        return told | {name: held for name, held in words.items() if held is not None} | {"limit": MOST}


def access_log(database: str | None, wanted: Wanted, *, as_json: bool) -> int:
    """Seal the log if that is asked, and say who read what or write it to a new file. Raises `Misused`, `Declined`."""
    settings = settings_with(database)
    existing(settings).close()
    if wanted.seal:
        _seal(settings, wanted.body)
    found, sealed = asyncio.run(_found(settings, wanted))
    if wanted.csv is not None:
        with new_file(wanted.csv) as draft, draft.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(sheet(AccessEntryShown.model_validate(one) for one in found))
    told = _as_json(wanted, found, sealed) if as_json else "\n".join(_in_words(wanted, found, sealed))
    typer.echo(told)
    return 0


def _seal(settings: Settings, body: BodyCode) -> None:
    with in_process(settings) as here:
        Sealing(lambda: here.bus, OPERATOR).go(here.database.reader(), now(), everything=True, ledger=body)


async def _found(settings: Settings, wanted: Wanted) -> tuple[list[Json], int]:
    """Every entry that is asked for, and how many are sealed."""
    found: list[Json] = []
    sealed = 0
    async with an_auditor(settings, wanted.reason) as client:
        async for page in _pages(client, f"/v1/bodies/{wanted.body}/access-log", wanted.asked()):
            found += page["results"]
            sealed = page["sealed"]
    return found, sealed


async def _pages(client: httpx.AsyncClient, address: str, asked: dict[str, str]) -> AsyncIterator[Json]:
    answer = await read(client, address, asked)
    while True:
        yield answer.json()
        following = answer.links.get("next")
        if following is None:
            return
        answer = await read(client, following["url"])


def _as_json(wanted: Wanted, found: list[Json], sealed: int) -> str:
    told: Json = {"body": wanted.body, "sealed": sealed}
    told |= {"entries": found} if wanted.csv is None else {"file": str(wanted.csv)}
    return json.dumps(told, ensure_ascii=False)


def _in_words(wanted: Wanted, found: list[Json], sealed: int) -> Iterator[str]:
    if wanted.csv is not None:
        yield f"{wanted.csv}: {len(found)} entries of {wanted.body}, of whose access log {sealed} are sealed."
        return
    for one in found:
        reason = one["reason"] if isinstance(one["reason"], str) else "(gone)"
        yield f"{one['number']:>6}  {one['at']}  {one['reader']}  {one['operation']} {one.get('thing', '')}  {reason}"
    yield f"{len(found)} in all; the first {sealed} of the log are sealed."
