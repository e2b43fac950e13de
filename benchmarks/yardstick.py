"""The adapter of the three yardsticks: they share one HTTP interface, so they share one adapter."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.client import Client
from benchmarks.subject import WRITES_A_DECISION, Scene

SEATS = 7
QUORUM = 5
PEOPLE_IN_THE_REGISTER = 60
INTERESTS_EACH = 3
PROVIDER = "Hoe Street Clinic"
"""The party to every measured case; no member has an interest in it."""


@dataclass(frozen=True)
class Yardstick:
    """A program in this folder that speaks the interface of README.md."""

    name: str
    ready_path: str = "/healthz"
    writes_a_decision: int = WRITES_A_DECISION

    def make_ready(self, database_url: str) -> None:
        """Its tables are made at its first start."""

    def command(self, database_url: str, port: int) -> Sequence[str]:
        """Serve it with this interpreter."""
        module = f"benchmarks.{self.name}"
        return (sys.executable, "-m", module, "--database-url", database_url, "--port", str(port))

    def environment(self, database_url: str) -> Mapping[str, str]:
        """Nothing beside what is there."""
        return {}

    def headers(self) -> Mapping[str, str]:
        """No credentials."""
        return {}

    async def prepare(self, client: Client) -> Scene:
        """Two boards of seven, and a register of 60 people with three interests each, the members among them."""
        people = [await entered(client, number) for number in range(PEOPLE_IN_THE_REGISTER)]
        proposers, approvers = people[:SEATS], people[SEATS : 2 * SEATS]
        proposing = await board(client, "Polysystem development board", "PROPOSES", proposers)
        approving = await board(client, "Disinvestment board", "APPROVES", approvers)
        return {"boards": (proposing, approving), "proposers": proposers, "approvers": approvers, "people": people}

    async def decide(self, client: Client, scene: Scene, number: int) -> str:
        """Create, submit, propose, five votes, approve."""
        proposer, approvers = scene["proposers"][number % SEATS], scene["approvers"]
        case = await created(client, scene, proposer, f"Community dermatology {number}")
        await client.write(f"/cases/{case}/submission", {"actor": proposer})
        await client.write(f"/cases/{case}/proposal", {"actor": proposer})
        for voter in approvers[:QUORUM]:
            await client.write(f"/cases/{case}/votes", {"actor": voter, "choice": "FOR"})
        await client.write(f"/cases/{case}/approval", {"actor": approvers[0]})
        return case

    async def read_trail(self, client: Client, scene: Scene, case: str) -> int:
        """Nine lines."""
        return len((await client.read(f"/cases/{case}/trail")).content)

    async def read_register(self, client: Client, scene: Scene) -> int:
        """Fifty lines."""
        return len((await client.read("/registers/interests?limit=50")).content)


async def entered(client: Client, number: int) -> str:
    """Enter a person who declares three interests."""
    person = (await client.write("/people", {"name": f"Member {number}"})).json()["id"]
    for interest in range(INTERESTS_EACH):
        provider = f"Practice {number}.{interest}"
        await client.write(f"/people/{person}/interests", {"provider": provider, "category": "FINANCIAL"})
    return str(person)


async def board(client: Client, name: str, kind: str, members: Sequence[str], quorum: int = QUORUM) -> str:
    """Create a board and seat its members."""
    board = (await client.write("/boards", {"name": name, "kind": kind, "quorum": quorum})).json()["id"]
    for person in members:
        await client.write(f"/boards/{board}/members", {"person": person})
    return str(board)


async def created(client: Client, scene: Scene, proposer: str, title: str, provider: str = PROVIDER) -> str:
    """Create a case."""
    proposing, approving = scene["boards"]
    answer = await client.write(
        "/cases",
        {
            "title": title,
            "provider": provider,
            "amountPence": 150_000_000,
            "proposingBoard": proposing,
            "approvingBoard": approving,
            "actor": proposer,
        },
    )
    return str(answer.json()["case"])
