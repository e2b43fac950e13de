"""Ledgers of a wanted length, filled with real facts once in a run, or once for all, and shared by the sections."""

import asyncio
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.client import Client
from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ours.seeds import sown
from benchmarks.ours.subject import Ours
from benchmarks.programs import worked
from benchmarks.servers import running
from benchmarks.subject import Scene

SMALL = 1_000
EARLY = 900
"""A position in every ledger, at which there were more than fifty cases already."""


@dataclass(frozen=True)
class Ledger:
    """A filled database: its scene, its length, and what in it is asked for."""

    database_url: str
    scene: Scene
    facts: int
    rate: float
    """Facts a second at which it was filled."""
    cpu_ms: float
    """Processor time of each fact while it was filled."""
    case: str
    """A decided case or one that waits, half way through the log."""
    deep: int
    """The cursor behind which the last fifty cases stand."""


def ledger(context: Context, kind: Kind, facts: int) -> Ledger:
    """The ledger of this length on this kind of database, filled when it is first asked for."""
    name = f"{kind.name} {facts}"
    if name not in context.ledgers:
        if context.keep is not None:
            context.ledgers[name] = kept(context.keep, kind, facts)
        else:
            context.ledgers[name] = filled(kind, context.databases.enter_context(kind.fresh()), facts)
    found = context.ledgers[name]
    assert isinstance(found, Ledger)
    return found


def kept(folder: Path, kind: Kind, facts: int) -> Ledger:
    """The ledger of this length that an earlier run has filled, or else one for later runs."""
    note = folder / f"{kind.name}-{facts}.json"
    url = kind.lasting(folder, f"bench_kept_{facts}", anew=not note.exists())
    if not note.exists():
        note.write_text(json.dumps(asdict(filled(kind, url, facts))))
    Ours().make_ready(url)  # it may have been filled before a migration
    return Ledger(**json.loads(note.read_text()))


def filled(kind: Kind, database_url: str, facts: int) -> Ledger:
    """Have the service record a small body and a month of its life, then copy the month."""
    ours = Ours()
    ours.make_ready(database_url)
    with running(ours, database_url) as server:
        scene, first = asyncio.run(seeded(ours, server.port))
    done = worked("ours.filling", ours, database_url, first=first, facts=facts)
    kind.settle(database_url)
    return Ledger(
        database_url,
        scene,
        done.said["size"],
        done.rate,
        1000 * done.cpu / done.facts,
        done.said["case"],
        done.said["deep"],
    )


async def seeded(ours: Ours, port: int) -> tuple[Scene, int]:
    """Record over HTTP what will be copied."""
    async with Client(port, ours.headers()) as client:
        return await sown(client)
