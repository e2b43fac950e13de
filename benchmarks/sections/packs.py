"""Evidence to take away: how long a pack of a case with many facts takes, to issue and to download again."""

import asyncio
from collections.abc import Awaitable, Iterator
from statistics import median
from time import perf_counter, time_ns
from typing import NamedTuple

from benchmarks.client import Answer, Client
from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ledgers import Ledger, ledger
from benchmarks.ours.cases import carried, drafted, put, put_forward, revised
from benchmarks.ours.registers import ROOT, made
from benchmarks.ours.subject import Ours
from benchmarks.servers import running
from benchmarks.table import Row, Table
from benchmarks.yardstick import QUORUM

REVISIONS, TIMES = 160, 5
PROFILES = ("FULL", "PUBLIC")
READING = (
    "Seconds, one client, one worker, on the long ledger: an evidence pack of a case that was rewritten again and\n"
    "again before it was decided; issued, which makes it and puts that on record, and downloaded, which makes it again."
)


class Pack(NamedTuple):
    """A pack that was issued and downloaded: how many facts and bytes it has, and the seconds of both."""

    facts: int
    length: int
    issuing: float
    download: float


def run(context: Context) -> Table:
    """Ours on each kind of database."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("Packs", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database: a pack with all words, and one without any."""
    at = ledger(context, kind, context.facts)
    with running(Ours(), at.database_url) as server:
        found = asyncio.run(measured(at, server.port, TIMES * context.rounds))
    for profile, packs in found.items():
        yield {
            "database": kind.name,
            "pack": profile,
            "facts": packs[0].facts,
            "kB": packs[0].length / 1000,
            "issue s": median(one.issuing for one in packs),
            "download s": median(one.download for one in packs),
        }


async def measured(at: Ledger, port: int, times: int) -> dict[str, list[Pack]]:
    """So many packs of each profile, all of one case."""
    async with Client(port, Ours().headers()) as client:
        case = await long_case(client, at, time_ns() % 10**12)
        return {profile: [await pack(client, case, profile) for _ in range(times)] for profile in PROFILES}


async def long_case(client: Client, at: Ledger, number: int) -> str:
    """A case that was rewritten many times, and then decided; its id."""
    case, etag = await drafted(client, at.scene, number)
    for _ in range(REVISIONS):
        etag = await revised(client, at.scene, case, etag, number)
    await client.write(f"{ROOT}/cases/{case}/submissions", {}, headers={"If-Match": etag})
    await put_forward(client, at.scene, case, number)
    await carried(client, at.scene, await put(client, at.scene, case, number), QUORUM)
    return case


async def pack(client: Client, case: str, profile: str) -> Pack:
    """Issue one and download it."""
    asked = {"case": case, "profile": profile, "issuedTo": "The auditor", "purpose": "The audit of the year"}
    issuing, answer = await _timed(client.write(f"{ROOT}/evidence-packs", asked))
    address = f"{ROOT}/evidence-packs/{made(answer.header('Location'))}"
    download, file = await _timed(client.read(address))
    listed = (await client.read(f"{ROOT}/evidence-packs?case={case}&limit=200")).json()["results"][-1]
    return Pack(listed["facts"] + listed["heldBack"], len(file.content), issuing, download)


async def _timed(asking: Awaitable[Answer]) -> tuple[float, Answer]:
    before = perf_counter()
    answer = await asking
    return perf_counter() - before, answer
