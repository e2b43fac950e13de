"""The adapter of this project's own service: the same story, told in the words of its API.

A decision takes twelve writes here where the yardsticks take nine: before its five votes a case is placed on the agenda,
the item is opened and a motion is put, each of them a fact with a receipt. Rates of decisions count all twelve.
"""

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from benchmarks.client import Client
from benchmarks.subject import Scene
from benchmarks.tokens import token_for
from benchmarks.yardstick import INTERESTS_EACH, PEOPLE_IN_THE_REGISTER, QUORUM, SEATS

BODY = "T0B"
ROOT = f"/v1/bodies/{BODY}"
DAY = "2026-01-01"
PROVIDER = "T0PROV"
MEETINGS = 32  # open at the same time, so that no two clients are at the same one


@dataclass(frozen=True)
class Ours:
    """`decisions serve`, with everything on: rules, proof, disclosures, read models, signed tokens."""

    name: str = "ours"
    ready_path: str = "/readyz"
    writes_a_decision: int = 12

    def command(self, database_url: str, port: int) -> Sequence[str]:
        """Migrate, then serve this database with one worker."""
        return (sys.executable, "-m", "benchmarks.ours_server", "--database-url", database_url, "--port", str(port))

    def environment(self) -> Mapping[str, str]:
        """A data directory of its own, for the issuer's and the log's keys."""
        return {"DECISIONS_DATA_DIR": data_dir()}

    def headers(self) -> Mapping[str, str]:
        """A signed token, verified at every request."""
        return {"Authorization": f"Bearer {self._token}"}

    @cached_property
    def _token(self) -> str:
        environment = {**os.environ, **self.environment()}
        return token_for(BODY, ("registrar", "secretary"), environment)

    async def prepare(self, client: Client) -> Scene:
        """Two boards of seven, kept apart, and a register of 60 people with three interests each; one meeting, open."""
        await client.write(f"{ROOT}/establishment", {"name": "NHS Benchmark", "kind": "CCG"})
        await organisation(client, PROVIDER)
        people = [await entered(client, number) for number in range(PEOPLE_IN_THE_REGISTER)]
        proposers, approvers = people[:SEATS], people[SEATS : 2 * SEATS]
        approving = await board(client, "Disinvestment board", "APPROVAL")
        proposing = await board(client, "Polysystem development board", "DEVELOPMENT")
        await adopt(client, proposing, remit={"decides": ["RECOMMENDATION"], "proposing": "BY_MEMBER", "proposesTo": approving})
        barring = {"separateFrom": [proposing], "barringActs": ["WROTE", "SPONSORED", "SCORED", "PROPOSED", "VOTED"]}
        await adopt(client, approving, remit={"decides": ["FINAL_APPROVAL"]}, separation=barring)
        await seated(client, proposing, proposers)
        seats = await seated(client, approving, approvers)
        meetings = [await opened(client, approving, approvers) for _ in range(MEETINGS)]
        return {
            "boards": (proposing, approving),
            "proposers": proposers,
            "approvers": approvers,
            "seats": seats,
            "meetings": meetings,
            "run": (os.urandom(3).hex(),),
        }

    async def decide(self, client: Client, scene: Scene, number: int) -> str:
        """Create, submit, propose, put the motion, five votes, approve."""
        case, etag = await drafted(client, scene, number)
        await client.write(f"{ROOT}/cases/{case}/submissions", {}, headers={"If-Match": etag})
        proposing, approving = scene["boards"]
        proposer = scene["proposers"][number % SEATS]
        proposal = {"case": case, "version": 1, "fromBoard": proposing, "toBoard": approving, "proposers": [proposer]}
        await client.write(f"{ROOT}/proposals", proposal)
        motion = await put(client, scene, case, number)
        for seat, voter in list(zip(scene["seats"], scene["approvers"], strict=True))[:QUORUM]:
            await client.write(f"{motion}/votes", {"seat": seat, "voter": voter, "choice": "FOR"})
        await client.write(f"{motion}/decisions", {})
        return case

    async def read_trail(self, client: Client, scene: Scene, case: str) -> int:
        """Twelve facts, each with its leaf hash."""
        return len((await client.read(f"{ROOT}/cases/{case}/history")).content)

    async def read_register(self, client: Client, scene: Scene) -> int:
        """Fifty lines, their narratives decrypted."""
        return len((await client.read(f"{ROOT}/interests?limit=50")).content)


def data_dir() -> str:
    """One directory for this process and the load generators it starts, so that they use the same keys."""
    return os.environ.setdefault("BENCHMARK_DATA_DIR", tempfile.mkdtemp(prefix="benchmark-"))


def made(location: str | None) -> str:
    """The id of what was made, from the Location of the answer."""
    return (location or "").rpartition("/")[2]


async def recorded(client: Client, path: str, body: object) -> str:
    """Record something, and answer the id of what was made."""
    return made((await client.write(f"{ROOT}{path}", body)).header("Location"))


async def organisation(client: Client, code: str) -> None:
    """Enter an organisation."""
    await client.write(f"{ROOT}/organisations", {"organisation": code, "name": f"Clinic {code}", "kind": "COMPANY"})


async def entered(client: Client, number: int) -> str:
    """Enter a person who declares three interests."""
    person = await recorded(client, "/people", {"office": f"Member {number}"})
    for interest in range(INTERESTS_EACH):
        code = f"P{number:03}{interest}"
        await organisation(client, code)
        declared = {
            "person": person,
            "category": "FINANCIAL",
            "organisation": code,
            "narrative": f"Partner of practice {number}.{interest}",
            "heldFrom": DAY,
        }
        _ = declared
    return person


async def board(client: Client, name: str, kind: str) -> str:
    """Set up a board."""
    return await recorded(client, "/boards", {"name": name, "kind": kind, "established": DAY})


async def adopt(client: Client, board: str, remit: Mapping[str, Any], separation: Mapping[str, Any] | None = None) -> None:
    """Adopt a charter: a quorum of five of those who may vote, a majority of votes cast."""
    charter = {
        "composition": [{"role": "MEMBER", "atLeast": SEATS}],
        "quorum": [{"minTotal": QUORUM, "countBasis": "ELIGIBLE_FOR_ITEM"}],
        "voting": [{"threshold": "MAJORITY_OF_VOTES_CAST"}],
        "remit": remit,
        "separation": separation or {},
        "conflicts": {"actual": "LEAVE_FOR_ITEM", "potential": "NOTE_AND_PARTICIPATE", "determinedBy": ["CHAIR"]},
    }
    adopted = {"version": 1, "inForceFrom": DAY, "citation": "Standing orders", "charter": charter}
    await client.write(f"{ROOT}/boards/{board}/charters", adopted, headers={"If-Match": '"100000"'})


async def seated(client: Client, board: str, members: Sequence[str]) -> list[str]:
    """Create a seat for each member, and appoint the member to it."""
    seats = []
    for number, person in enumerate(members):
        office = "CHAIR" if number == 0 else "MEMBER"
        seat_body = {"title": f"Seat {number}", "roles": ["MEMBER"], "office": office, "basis": "APPOINTED"}
        seat = await recorded(client, f"/boards/{board}/seats", seat_body)
        appointed = {"person": person, "termFrom": DAY}
        await client.write(f"{ROOT}/boards/{board}/seats/{seat}/appointments", appointed)
        seats.append(seat)
    return seats


async def opened(client: Client, board: str, members: Sequence[str]) -> str:
    """Call a meeting and open it with everybody there."""
    meeting = await recorded(client, "/meetings", {"board": board, "startsAt": "2026-06-01T09:00:00Z", "place": "Town Hall"})
    await client.write(f"{ROOT}/meetings/{meeting}/opening", {"presiding": members[0]})
    for person in members:
        await client.write(f"{ROOT}/meetings/{meeting}/arrivals", {"person": person})
    return meeting


async def drafted(client: Client, scene: Scene, number: int) -> tuple[str, str]:
    """Draft a case; its id, and the state it is in."""
    content = {
        "title": f"Community dermatology {number}",
        "kind": "SHIFT_OF_SETTING",
        "origin": "BODY",
        "summary": "Move dermatology outpatients from the acute trust to a community clinic.",
        "recommendation": "That the board approves the case.",
        "authors": [scene["proposers"][number % SEATS]],
        "parties": [{"organisation": PROVIDER, "role": "PROPOSED_PROVIDER"}],
        "money": [{"kind": "INVESTMENT", "amount": {"amountPence": 150_000_000}}],
    }
    reference = f"{scene['run'][0]}/{number}"
    answer = await client.write(f"{ROOT}/cases", {"reference": reference, "content": content})
    return made(answer.header("Location")), f'"{answer.json()["position"]}"'


async def put(client: Client, scene: Scene, case: str, number: int) -> str:
    """Place the case on the agenda, turn to it, put the motion; the address of the motion."""
    items = f"/meetings/{scene['meetings'][number % MEETINGS]}/items"
    placed = {"number": str(number), "title": "Community dermatology", "purpose": "FINAL_APPROVAL", "case": case}
    item = await recorded(client, items, placed)
    presiding = scene["approvers"][0]
    await client.write(f"{ROOT}{items}/{item}/opening", {"presiding": presiding})
    proposed = {"direction": "APPROVE", "text": "That the board approves the case.", "mover": scene["approvers"][1]}
    motion = await recorded(client, f"{items}/{item}/motions", proposed)
    return f"{ROOT}{items}/{item}/motions/{motion}"
