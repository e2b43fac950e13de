"""What a meeting is heading for: how long the forecast of a long agenda takes, asked for over HTTP."""

import asyncio
from collections.abc import Sequence
from statistics import median
from time import perf_counter

from benchmarks.client import Client
from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ours.cases import proposed
from benchmarks.ours.registers import ROOT, recorded
from benchmarks.ours.subject import Ours, scene_of
from benchmarks.servers import running
from benchmarks.subject import Scene
from benchmarks.table import Row, Table
from benchmarks.yardstick import INTERESTS_EACH, SEATS

ITEMS, MEMBERS, RUNS = 30, 14, 10
READING = (
    f"Milliseconds for the forecast of conflicts and quorum of an agenda of {ITEMS} cases, before a board of\n"
    f"{MEMBERS}; each case is for a provider in which a member has an interest. One caller, one worker."
)


def run(context: Context) -> Table:
    """Ours on each kind of database: nobody else forecasts."""
    return Table("Forecast", READING, [row(context, kind) for kind in context.kinds if context.has_ours])


def row(context: Context, kind: Kind) -> Row:
    """One kind of database."""
    ours = Ours()
    with kind.fresh() as url:
        ours.make_ready(url)
        with running(ours, url) as server:
            found = asyncio.run(forecast(server.port, ours, RUNS * context.rounds))
    return {"database": kind.name, "items": ITEMS, "median ms": median(found), "best ms": min(found)}


async def forecast(port: int, ours: Ours, runs: int) -> Sequence[float]:
    """Set the meeting up, and ask for its forecast so many times; the first time is not counted."""
    async with Client(port, ours.headers()) as client:
        scene = await scene_of(client, SEATS + MEMBERS, meetings=0, approvers=MEMBERS)
        address = f"{ROOT}/meetings/{await agenda(client, scene)}/forecast"
        return [await milliseconds(client, address) for _ in range(runs + 1)][1:]


async def agenda(client: Client, scene: Scene) -> str:
    """A meeting to come with a case at every item; its id."""
    called = {"board": scene["boards"][1], "startsAt": "2026-06-01T09:00:00Z", "place": "Town Hall"}
    meeting = await recorded(client, "/meetings", called)
    for number in range(ITEMS):
        provider = f"PRC{SEATS + number % MEMBERS:03}{number % INTERESTS_EACH}"
        case = await proposed(client, scene, number, provider)
        item = {"number": str(number), "title": "Dermatology", "purpose": "FINAL_APPROVAL", "case": case}
        await client.write(f"{ROOT}/meetings/{meeting}/items", item)
    return meeting


async def milliseconds(client: Client, address: str) -> float:
    """How long one forecast takes, that has an excluded member at every item."""
    before = perf_counter()
    answer = await client.read(address)
    took = 1000 * (perf_counter() - before)
    kept = [bool(item["excluded"]) for item in answer.json()["results"]]
    assert kept == [True] * ITEMS, "the forecast lacks what is to be found"
    return took
