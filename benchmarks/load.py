"""The load generator: a process of its own, started by the harness as `python -m benchmarks.load`; answers JSON.

It is one event loop with one connection per client, so that what it costs hardly depends on how many clients there are.
"""

import asyncio
import json
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from time import perf_counter, process_time

import uvloop

from benchmarks.client import Client
from benchmarks.ours.registers import organisation
from benchmarks.servers import ROOT, Server
from benchmarks.subject import Scene, Subject
from benchmarks.subjects import named

WRITING = ("decide", "enter")
READING = ("trail", "register", "page")
"""`enter` is for ours only: an organisation. `page` is whatever is found at the address that the scene names."""

Turn = Callable[[Client, int], Awaitable[object]]


@dataclass(frozen=True)
class Load:
    """What a run of the load generator found."""

    seconds: float
    """How long it was measured."""
    finished: int
    """Writes (or, of reads, answers) finished in that time."""
    asked: int
    """All writes or reads asked for, those that finished late included."""
    milliseconds: list[float]
    """How long each took."""
    own_cpu_seconds: float
    """What the generator itself used."""


def put_load(
    server: Server, subject: Subject, scene: Scene, work: str, clients: int, seconds: float, first: int
) -> Load:
    """Run the generator against a server; raise `CalledProcessError` if an answer is not what the story needs."""
    options = {"--subject": subject.name, "--port": server.port, "--work": work, "--clients": clients}
    options |= {"--seconds": seconds, "--first": first}
    words = [str(word) for option in options.items() for word in option]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", *words],
        cwd=ROOT,
        input=json.dumps({name: list(ids) for name, ids in scene.items()}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Load(**json.loads(done.stdout))


async def a_turn_of(work: str, subject: Subject, scene: Scene, client: Client, first: int) -> Turn:
    """What one client does again and again."""
    if work == "register":
        return lambda client, _: subject.read_register(client, scene)
    if work == "trail":
        case = await subject.decide(client, scene, first)
        return lambda client, _: subject.read_trail(client, scene, case)
    if work == "page":
        return lambda client, _: client.read(scene["page"][0])
    if work == "enter":
        return lambda client, number: organisation(client, f"E{number:05X}")
    return lambda client, number: subject.decide(client, scene, number)


async def repeat(turn: Turn, client: Client, numbers: range, until: float, reads: list[tuple[float, float]]) -> None:
    """Take turns until the time is up; a turn that has begun is finished."""
    for number in numbers:
        before = perf_counter()
        if before >= until:
            return
        await turn(client, number)
        after = perf_counter()
        reads.append((after, after - before))


async def generate(options: Namespace, scene: Scene) -> Load:
    """All clients, each in a task on a connection of its own."""
    (subject,) = named([options.subject])
    clients = [Client(options.port, subject.headers()) for _ in range(options.clients)]
    for client in clients:
        await client.__aenter__()
    turn = await a_turn_of(options.work, subject, scene, clients[0], options.first)
    clients[0].writes.clear()
    reads: list[tuple[float, float]] = []
    begun = perf_counter()
    until = begun + options.seconds
    steps = [range(options.first + 1 + place, sys.maxsize, len(clients)) for place in range(len(clients))]
    await asyncio.gather(
        *(repeat(turn, client, numbers, until, reads) for client, numbers in zip(clients, steps, strict=True))
    )
    done = [write for client in clients for write in client.writes] if options.work in WRITING else reads
    in_time = sum(1 for at, _ in done if at <= until)
    return Load(options.seconds, in_time, len(done), [1000 * took for _, took in done], process_time())


def main() -> None:
    """Read the options and, from standard input, the scene; print what was found."""
    parser = ArgumentParser()
    parser.add_argument("--subject", required=True)
    parser.add_argument("--work", choices=(*WRITING, *READING), required=True)
    for option in ("--port", "--clients", "--first"):
        parser.add_argument(option, type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    json.dump(asdict(uvloop.run(generate(options, json.load(sys.stdin)))), sys.stdout)


if __name__ == "__main__":
    main()
