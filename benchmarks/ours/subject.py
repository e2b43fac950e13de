"""The adapter of this project's own service: the same story, told in the words of its API.

A decision takes ten writes here where the yardsticks take nine: before its five votes a case is taken at the meeting,
which places it on the agenda, opens the item and puts a motion: three facts. Rates of decisions count all ten writes.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.client import Client
from benchmarks.ours.boards import boards_kept_apart, opened
from benchmarks.ours.cases import PROVIDER, decided
from benchmarks.ours.place import PROGRAM, decisions, environment, home_of, store_url, token
from benchmarks.ours.registers import BODY, ROOT, entered, established, organisation
from benchmarks.subject import Scene
from benchmarks.yardstick import PEOPLE_IN_THE_REGISTER, QUORUM, SEATS

MEETINGS = 32
"""Open at the same time, so that no two clients are at the same one."""


@dataclass(frozen=True)
class Ours:
    """`decisions serve`, with everything on: rules, proof, disclosures, read models, signed tokens."""

    name: str = "ours"
    ready_path: str = "/readyz"
    writes_a_decision: int = 10

    def make_ready(self, database_url: str) -> None:
        """Run `decisions migrate`, as an operator does before the first start."""
        decisions(["migrate", "--database", store_url(database_url)], home_of(database_url))

    def command(self, database_url: str, port: int) -> Sequence[str]:
        """Serve this database with one worker."""
        return ("env", f"DATABASE_URL={store_url(database_url)}", f"PORT={port}", PROGRAM, "serve")

    def environment(self, database_url: str) -> Mapping[str, str]:
        """A data directory of its own for each database: its keys, and what the log has signed."""
        return environment(database_url)

    def headers(self) -> Mapping[str, str]:
        """A signed token, verified at every request."""
        bearer = f"Bearer {token(BODY, ('registrar', 'secretary'))}"
        return {"Authorization": bearer, "Access-Reason": "a measurement"}

    async def prepare(self, client: Client) -> Scene:
        """Two boards of seven, kept apart, and a register of 60 people with three interests each; open meetings."""
        return await scene_of(client, PEOPLE_IN_THE_REGISTER, meetings=MEETINGS)

    async def decide(self, client: Client, scene: Scene, number: int) -> str:
        """Draft, submit, propose, take the case and put the motion, five votes, decide."""
        return await decided(client, scene, number, QUORUM)

    async def read_trail(self, client: Client, scene: Scene, case: str) -> int:
        """Every fact about the case, each with its leaf hash."""
        return len((await client.read(f"{ROOT}/cases/{case}/history")).content)

    async def read_register(self, client: Client, scene: Scene) -> int:
        """Fifty lines, their narratives decrypted."""
        return len((await client.read(f"{ROOT}/interests?limit=50")).content)


async def scene_of(client: Client, people: int, *, meetings: int, approvers: int = SEATS) -> Scene:
    """A body with so many people with three interests each, two boards kept apart, and so many open meetings."""
    await established(client)
    await organisation(client, PROVIDER)
    entries = [await entered(client, number) for number in range(people)]
    members = {"proposers": entries[:SEATS], "approvers": entries[SEATS : SEATS + approvers]}
    proposing, approving, seats = await boards_kept_apart(client, members)
    return {
        **members,
        "boards": (proposing, approving),
        "seats": seats,
        "meetings": [await opened(client, approving, members["approvers"]) for _ in range(meetings)],
        "strangers": entries[SEATS + approvers :],
        "run": (os.urandom(3).hex(),),
    }
