"""How fast one follower is told a long record, page after page and as a stream; the floor reads the same rows."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.client import Client
from benchmarks.context import Context
from benchmarks.databases import Kind
from benchmarks.ledgers import Ledger, ledger
from benchmarks.ours.place import data_dir, decisions
from benchmarks.ours.registers import BODY, ROOT
from benchmarks.ours.subject import Ours
from benchmarks.proc import DatabaseTime, seconds_of_family, watched
from benchmarks.servers import Server, running
from benchmarks.subject import Startable
from benchmarks.table import Row, Table, ratio

AT_ONCE = 1_000
READ_AT_ONCE = 2**18
EVENT = b"\ndata: {"
FLOOR = "the bytes alone"
READING = (
    "Facts a second that one consumer is told over HTTP, from the first to the last of the long ledger, and what that\n"
    "costs the worker and its database. The bytes alone: a bare application reads the same rows and sends the leaves.\n"
    "Public facts: what an integrator is told. With words: what a secretary is, every word decrypted."
)
Follow = Callable[[Server, int], Coroutine[None, None, None]]


@dataclass(frozen=True)
class BareFeed:
    """The floor: `bare_feed.py` on the same database."""

    name: str = FLOOR
    ready_path: str = "/healthz"

    def make_ready(self, database_url: str) -> None:
        """There is nothing to make ready."""

    def command(self, database_url: str, port: int) -> Sequence[str]:
        """Serve it with this interpreter."""
        return (sys.executable, "-m", "benchmarks.bare_feed", "--database-url", database_url, "--port", str(port))

    def environment(self, database_url: str) -> Mapping[str, str]:
        """Nothing beside what is there."""
        return {}


def run(context: Context) -> Table:
    """The floor and ours on each kind of database."""
    rows = [row for kind in context.kinds if context.has_ours for row in rows_of(context, kind)]
    return Table("Feed", READING, rows)


def rows_of(context: Context, kind: Kind) -> Iterator[Row]:
    """One kind of database: each way of following, in turns."""
    at, ways = ledger(context, kind, context.facts), dict(_ways())
    found: dict[str, list[tuple[float, float]]] = {how: [] for how in ways}
    for _ in range(context.rounds):
        for how, (subject, follow) in ways.items():
            with running(subject, at.database_url) as server:
                asyncio.run(follow(server, min(at.facts, 2 * AT_ONCE)))  # warm
                found[how].append(_measured(server, at, follow))
    floor = median(cpu for _, cpu in found[FLOOR])
    for how, times in found.items():
        cpu = median(one for _, one in times)
        yield {
            "database": kind.name,
            "how": how,
            "facts": float(at.facts),
            "facts/s": at.facts / median(took for took, _ in times),
            "CPU ms/fact": 1000 * cpu / at.facts,
            "× floor": ratio(cpu, floor),
        }


def _ways() -> Iterator[tuple[str, tuple[Startable, Follow]]]:
    integrator = decisions(["token", BODY, "integrator", "--hours", "12"], Path(data_dir())).strip()
    public, everything = {"Authorization": f"Bearer {integrator}"}, Ours().headers()
    yield FLOOR, (BareFeed(), _pages("/facts", {}))
    yield "pages, public facts", (Ours(), _pages(f"{ROOT}/feed", public))
    yield "stream, public facts", (Ours(), _stream(public))
    yield "pages, with words", (Ours(), _pages(f"{ROOT}/feed", everything))
    yield "stream, with words", (Ours(), _stream(everything))


def _measured(server: Server, at: Ledger, follow: Follow) -> tuple[float, float]:
    """Seconds that it took, and seconds of processor time of the worker and its database."""
    database = DatabaseTime(at.database_url)
    before, cpu = perf_counter(), seconds_of_family(server.pid) + database.look()
    with watched(database):
        asyncio.run(follow(server, at.facts))
    return perf_counter() - before, seconds_of_family(server.pid) + database.look() - cpu


def _pages(path: str, headers: Mapping[str, str]) -> Follow:
    """Follow by asking for one page after another."""

    async def follow(server: Server, facts: int) -> None:
        async with Client(server.port, headers) as client:
            for after in range(0, facts, AT_ONCE):
                await client.read(f"{path}?limit={AT_ONCE}" + (f"&after={after}" if after or not headers else ""))

    return follow


def _stream(headers: Mapping[str, str]) -> Follow:
    """Follow by opening a stream, until as many events have come as there are facts."""
    lines = "".join(f"{name}: {held}\r\n" for name, held in headers.items())

    async def follow(server: Server, facts: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=READ_AT_ONCE)
        ask = f"GET {ROOT}/feed HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAccept: text/event-stream\r\n{lines}\r\n"
        writer.write(ask.encode())
        told, rest = 0, b""
        while told < facts:
            got = await reader.read(READ_AT_ONCE)
            assert got, "the stream ended before the last fact"
            told += (rest + got).count(EVENT)
            rest = (rest + got)[1 - len(EVENT) :]
        writer.close()

    return follow
