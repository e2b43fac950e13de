"""Running yardsticks for the tests: each subject on each database, started once."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from benchmarks.client import Client
from benchmarks.databases import KINDS, Kind, Unavailable
from benchmarks.servers import running
from benchmarks.subject import Scene
from benchmarks.subjects import SUBJECTS
from benchmarks.yardstick import Yardstick, board, entered

YARDSTICKS = tuple(subject for subject in SUBJECTS if isinstance(subject, Yardstick))
PAIRS = [(yardstick, kind) for yardstick in YARDSTICKS for kind in KINDS]


@dataclass(frozen=True)
class Place:
    """A running yardstick with two boards of seven."""

    port: int
    scene: Scene

    def client(self) -> Client:
        return Client(self.port)


async def small_scene(port: int) -> Scene:
    """Two boards of seven and one person on neither."""
    async with Client(port) as client:
        people = [await entered(client, number) for number in range(15)]
        proposers, approvers = people[:7], people[7:14]
        boards = (
            await board(client, "Development board", "PROPOSES", proposers),
            await board(client, "Disinvestment board", "APPROVES", approvers),
        )
        return {"boards": boards, "proposers": proposers, "approvers": approvers, "strangers": people[14:]}


@pytest.fixture(scope="module", params=PAIRS, ids=lambda pair: f"{pair[0].name}-{pair[1].name}")
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """Every yardstick on every database, one after the other."""
    pair: tuple[Yardstick, Kind] = request.param
    yardstick, kind = pair
    try:
        kind.version()
    except Unavailable as reason:
        pytest.skip(str(reason))
    with kind.fresh() as url, running(yardstick, url) as server:
        yield Place(server.port, asyncio.run(small_scene(server.port)))
