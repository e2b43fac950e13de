"""A case on its way to a decision, told in the words of the service's API, act by act."""

from collections.abc import Mapping

from benchmarks.client import Answer, Client
from benchmarks.ours.registers import ROOT, made
from benchmarks.subject import Scene
from benchmarks.yardstick import SEATS

PROVIDER = "T0PROV"
"""The party to every measured case; no member has an interest in it."""


async def drafted(client: Client, scene: Scene, number: int, provider: str = PROVIDER) -> tuple[str, str]:
    """Draft a case; its id, and the state it is in."""
    said = {"reference": f"{scene['run'][0]}/{number}", "content": content(scene, number, provider)}
    answer = await client.write(f"{ROOT}/cases", said)
    return made(answer.header("Location")), _state(answer)


async def revised(client: Client, scene: Scene, case: str, etag: str, number: int) -> str:
    """Rewrite the draft of a case; the state it is in now."""
    said = {"content": content(scene, number, PROVIDER)}
    answer = await client.write(f"{ROOT}/cases/{case}/revisions", said, headers={"If-Match": etag})
    return _state(answer)


def content(scene: Scene, number: int, provider: str) -> Mapping[str, object]:
    """What a case says."""
    return {
        "title": f"Community dermatology {number}",
        "kind": "SHIFT_OF_SETTING",
        "origin": "BODY",
        "summary": "Move dermatology outpatients from the acute trust to a community clinic.",
        "recommendation": "That the board approves the case.",
        "authors": [scene["proposers"][number % SEATS]],
        "parties": [{"organisation": provider, "role": "PROPOSED_PROVIDER"}],
        "money": [{"kind": "INVESTMENT", "amount": {"amountPence": 150_000_000}}],
    }


def _state(answer: Answer) -> str:
    return f'"{answer.json()["position"]}"'


async def submitted(client: Client, scene: Scene, number: int, provider: str = PROVIDER) -> str:
    """Draft a case and submit it; its id."""
    case, etag = await drafted(client, scene, number, provider)
    await client.write(f"{ROOT}/cases/{case}/submissions", {}, headers={"If-Match": etag})
    return case


async def proposed(client: Client, scene: Scene, number: int, provider: str = PROVIDER) -> str:
    """Draft a case, submit it, and put it to the approving board; its id."""
    case = await submitted(client, scene, number, provider)
    await put_forward(client, scene, case, number)
    return case


async def put_forward(client: Client, scene: Scene, case: str, number: int) -> None:
    """Put a submitted case to the approving board."""
    proposing, approving = scene["boards"]
    proposer = scene["proposers"][number % SEATS]
    proposal = {"case": case, "version": 1, "fromBoard": proposing, "toBoard": approving, "proposers": [proposer]}
    await client.write(f"{ROOT}/proposals", proposal)


async def put(client: Client, scene: Scene, case: str, number: int) -> str:
    """Take the case at a meeting: place it on the agenda, turn to it and put the motion; the address of the motion."""
    meeting = scene["meetings"][number % len(scene["meetings"])]
    taken = {
        "number": str(number),
        "title": "Community dermatology",
        "purpose": "FINAL_APPROVAL",
        "case": case,
        "presiding": scene["approvers"][0],
        "direction": "APPROVE",
        "text": "That the board approves the case.",
        "mover": scene["approvers"][1],
    }
    answer = await client.write(f"{ROOT}/meetings/{meeting}/items:take", taken)
    return str(answer.header("Location"))


def ballot(scene: Scene, member: int, choice: str = "FOR") -> dict[str, str]:
    """The vote of a member of the approving board, by the number of the seat."""
    return {"seat": scene["seats"][member], "voter": scene["approvers"][member], "choice": choice}


async def vote(client: Client, scene: Scene, motion: str, member: int, choice: str = "FOR") -> Answer:
    """Cast a vote, whatever the answer."""
    return await client.ask("POST", f"{motion}/votes", ballot(scene, member, choice))


async def carried(client: Client, scene: Scene, motion: str, voters: int) -> None:
    """Have so many members vote for a motion, and take the decision."""
    for member in range(voters):
        await client.write(f"{motion}/votes", ballot(scene, member))
    await client.write(f"{motion}/decisions", {})


async def decided(client: Client, scene: Scene, number: int, voters: int) -> str:
    """Take a case from its creation to its approval; its id."""
    case = await proposed(client, scene, number)
    motion = await put(client, scene, case, number)
    await carried(client, scene, motion, voters)
    return case
