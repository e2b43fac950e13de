"""Records through the bus and the writer without HTTP: `python -m benchmarks.ours.recording …`; answers JSON.

So many callers on one event loop each enter one organisation after another into the same ledger, as routes do.
"""

import asyncio
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import count
from time import perf_counter, process_time

from benchmarks.ours.place import here, store_url
from domain.kernel.ids import ActorId, BodyCode, OrganisationCode
from domain.kernel.messages import Asked
from domain.organisations.commands import EstablishBody, RegisterOrganisation
from domain.organisations.events import BodyKind, OrganisationKind
from service.bus import Bus
from service.cli.serving import look_for_garbage_seldom
from service.clock import SystemClock, now
from service.contexts import DECIDERS, FOLLOWING, PROJECTIONS
from service.settings import Settings
from service.store import writer
from service.store.connections import Connection
from service.store.databases import Database
from service.store.unit import Tools
from service.store.vault import Vault


class Counted:
    """Counts the statements of every connection of a database."""

    def __init__(self, database: Database) -> None:
        """Begin with none."""
        self.statements = 0
        database.on_connect = self._watch

    def _watch(self, connection: Connection) -> None:
        connection.on_statement = self._one

    def _one(self, _text: str) -> None:
        self.statements += 1


def asked() -> Asked:
    """Somebody asks now."""
    moment = now()
    return Asked(by=ActorId("benchmark"), at=moment, occurred_at=moment, via="benchmark")


def establishing(body: BodyCode) -> EstablishBody:
    """Open the record of a body."""
    name = "NHS Benchmark"
    return EstablishBody(asked=asked(), body=body, name=name, kind=BodyKind.CCG, established=None, abolished=None)


def registering(body: BodyCode, number: int) -> RegisterOrganisation:
    """Enter an organisation."""
    return RegisterOrganisation(
        asked=asked(),
        body=body,
        organisation=OrganisationCode(f"E{number:05X}"),
        name=f"Clinic {number}",
        kind=OrganisationKind.COMPANY,
        opened=None,
        closed=None,
    )


async def call(bus: Bus, body: BodyCode, numbers: Iterator[int], until: float) -> int:
    """Enter organisations until the time is up; how many."""
    done = 0
    while perf_counter() < until:
        await bus.send(body, registering(body, next(numbers)))
        done += 1
    return done


async def record(bus: Bus, body: BodyCode, callers: int, seconds: float) -> int:
    """All callers together; how many facts."""
    await bus.send(body, establishing(body))
    numbers, until = count(1), perf_counter() + seconds
    return sum(await asyncio.gather(*(call(bus, body, numbers, until) for _ in range(callers))))


def main() -> None:
    """Record for a while, and say how much was recorded."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--body", type=BodyCode, required=True)
    parser.add_argument("--callers", type=int, required=True)
    parser.add_argument("--at-once", type=int, required=True, help="how many commands one commit may hold")
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    writer.MOST_IN_ONE_COMMIT = options.at_once
    database = Database(store_url(options.database_url))
    counted = Counted(database)
    vault = Vault(Settings(data_dir=here()).master_key_bytes())
    bus = Bus(writing := writer.Writer(database, Tools(PROJECTIONS, vault, SystemClock())), DECIDERS, FOLLOWING)
    look_for_garbage_seldom()  # as a worker does that serves
    begun, cpu = perf_counter(), process_time()
    facts = asyncio.run(record(bus, options.body, options.callers, options.seconds))
    seconds, used = perf_counter() - begun, process_time() - cpu
    writing.stop()
    print(json.dumps({"facts": facts, "seconds": seconds, "cpu": used, "statements": counted.statements}))


if __name__ == "__main__":
    main()
