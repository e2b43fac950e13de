"""The past beside the present: registers as known then and now, and the whole file of a case at any instant."""

import asyncio
from collections.abc import Iterator, Mapping
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.client import Client
from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ledgers import Ledger, ledger
from benchmarks.ours.registers import ROOT
from benchmarks.ours.subject import Ours
from benchmarks.servers import running
from benchmarks.table import Row, Table, ratio

REGISTERS = ("cases", "decisions", "interests", "organisations")
TIMES = 40
READING = (
    "Milliseconds, one client, one worker, on the long ledger; now and then in turns. A register: its first fifty\n"
    "entries, now and as known half way through the log. A case file: everything about a case that was decided half\n"
    "way, now, as it was just decided, and while its vote was open."
)
Found = Mapping[str, list[float]]


def run(context: Context) -> Table:
    """Ours on each kind of database."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("History", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database: each register now and then, and the file of one case at three instants."""
    at = ledger(context, kind, context.facts)
    with running(Ours(), at.database_url) as server:
        registers, file = asyncio.run(measured(at, server.port, TIMES * context.rounds))
    for name, found in registers.items():
        now, then = median(found["now"]), median(found["then"])
        yield _row(kind, name) | {"now ms": now, "then ms": then, "× now": ratio(then, now)}
    for moment, times in file.items():
        yield _row(kind, f"case file, {moment}") | {"file ms": median(times)}


def _row(kind: Kind, work: str) -> dict[str, Any]:
    return {"database": kind.name, "work": work, **dict.fromkeys(("now ms", "then ms", "× now", "file ms"))}


async def measured(at: Ledger, port: int, times: int) -> tuple[Mapping[str, Found], Found]:
    """So many answers each, in turns; the first of each is not counted."""
    async with Client(port, Ours().headers()) as client:
        half = at.facts // 2
        pages = {name: f"{ROOT}/{name}?limit=50" for name in REGISTERS}
        registers = {
            name: await in_turns(client, {"now": page, "then": f"{page}&position={half}"}, times)
            for name, page in pages.items()
        }
        (decided,) = (await client.read(f"{ROOT}/decisions?limit=1&after={half}")).json()["results"]
        file = f"{ROOT}/cases/{decided['case']}/file"
        moments = {"now": file}
        moments |= {"just decided": f"{file}?position={decided['since']}"}
        moments |= {"vote open": f"{file}?position={decided['since'] - 3}"}
        return registers, await in_turns(client, moments, times)


async def in_turns(client: Client, pages: Mapping[str, str], times: int) -> Found:
    """Each page so many times, one after the other."""
    found: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(times + 1):
        for name, page in pages.items():
            before = perf_counter()
            await client.read(page)
            found[name] += [1000 * (perf_counter() - before)] if turn else []
    return found
