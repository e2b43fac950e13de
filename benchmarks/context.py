"""What every section is given: whom to measure, on which databases, how long; and a prepared place for each pair."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.client import Client
from benchmarks.databases import Kind
from benchmarks.load import Load, put_load
from benchmarks.servers import Server, running
from benchmarks.subject import Scene, Subject

CLIENTS = 8
WARM_UP = 0.5
"""Seconds of load before each measurement, not counted."""
CASES_A_LOAD = 1_000_000
"""Numbers kept apart for the cases of one load, so that no two cases share one."""


@dataclass(frozen=True)
class Stand:
    """A subject on a database of its own, with boards, members and a register in place."""

    subject: Subject
    kind: Kind
    database_url: str
    scene: Scene
    loads: Iterator[int] = field(default_factory=count)

    def put_load(self, server: Server, work: str, clients: int, seconds: float) -> Load:
        """Put load on the running subject."""
        first = next(self.loads) * CASES_A_LOAD
        return put_load(server, self.subject, self.scene, work, clients, seconds, first)


@dataclass(frozen=True)
class Context:
    """The options of this run, and the databases that its sections share; close `databases` at the end."""

    subjects: Sequence[Subject]
    kinds: Sequence[Kind]
    rounds: int
    seconds: float
    databases: ExitStack
    facts: int = 100_000
    """How long the long ledgers are."""
    keep: Path | None = None
    """Where long ledgers stay between runs; nowhere unless it is said."""
    ledgers: dict[str, object] = field(default_factory=dict)
    """Ledgers filled in this run, by kind of database and length."""
    places: dict[str, list[Stand]] = field(default_factory=dict)

    @property
    def has_ours(self) -> bool:
        """Whether this project's own service is measured; some sections measure nothing else."""
        return "ours" in (subject.name for subject in self.subjects)

    @property
    def base(self) -> str:
        """Whom the ratios are against: the first subject, which is the floor unless it was left out."""
        return self.subjects[0].name

    def stands(self, kind: Kind) -> Sequence[Stand]:
        """A stand for every subject on this kind of database, prepared when it is first asked for."""
        if kind.name not in self.places:
            self.places[kind.name] = [self.stand(subject, kind) for subject in self.subjects]
        return self.places[kind.name]

    def stand(self, subject: Subject, kind: Kind) -> Stand:
        """A new stand."""
        url = self.databases.enter_context(kind.fresh())
        subject.make_ready(url)
        with running(subject, url) as server:
            return Stand(subject, kind, url, asyncio.run(prepare(subject, server)))

    def in_rounds(self, kind: Kind) -> Iterator[tuple[Stand, Server]]:
        """Every stand once in every round (A B C A B C …), started anew and warmed up: slow drifts hit all alike."""
        for _ in range(self.rounds):
            for stand in self.stands(kind):
                with running(stand.subject, stand.database_url) as server:
                    stand.put_load(server, "decide", CLIENTS, WARM_UP)
                    yield stand, server


async def prepare(subject: Subject, server: Server) -> Scene:
    """Let the subject's adapter prepare the scene."""
    async with Client(server.port, subject.headers()) as client:
        return await subject.prepare(client)
