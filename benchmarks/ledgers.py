"""Ledgers of a wanted length, filled with real facts once in a run and shared by the sections."""

import asyncio
from dataclasses import dataclass

from benchmarks.client import Client
from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ours.seeds import sown
from benchmarks.ours.subject import Ours
from benchmarks.programs import answer_of
from benchmarks.servers import running
from benchmarks.subject import Scene

SMALL = 1_000


@dataclass(frozen=True)
class Ledger:
    """A filled database: its scene, its length, how fast it was filled, and what in it is asked for."""

    database_url: str
    scene: Scene
    facts: int
    seconds: float
    case: str
    """A decided case or one that waits, half way through the log."""
    deep: int
    """The cursor behind which the last fifty cases stand."""


def ledger(context: Context, kind: Kind, facts: int) -> Ledger:
    """The ledger of this length on this kind of database, filled when it is first asked for."""
    name = f"{kind.name} {facts}"
    if name not in context.ledgers:
        context.ledgers[name] = filled(context.databases.enter_context(kind.fresh()), facts)
    found = context.ledgers[name]
    assert isinstance(found, Ledger)
    return found


def filled(database_url: str, facts: int) -> Ledger:
    """Have the service record a small body and a month of its life, then copy the month."""
    ours = Ours()
    ours.make_ready(database_url)
    with running(ours, database_url) as server:
        scene, first = asyncio.run(seeded(ours, server.port))
    found = answer_of("ours.filling", ours.environment(), database_url=database_url, first=first, facts=facts)
    return Ledger(database_url, scene, found["facts"], found["seconds"], found["case"], found["deep"])


async def seeded(ours: Ours, port: int) -> tuple[Scene, int]:
    """Record over HTTP what will be copied."""
    async with Client(port, ours.headers()) as client:
        return await sown(client)
