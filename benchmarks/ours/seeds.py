"""The seed of a long ledger: a small body, and one month of its life that is then copied."""

from benchmarks.client import Client
from benchmarks.ours.boards import opened
from benchmarks.ours.cases import carried, proposed, put, submitted
from benchmarks.ours.registers import ROOT, entered
from benchmarks.ours.subject import scene_of
from benchmarks.subject import Scene
from benchmarks.yardstick import QUORUM, SEATS

PEOPLE = 2 * SEATS
DECIDED, SUBMITTED = 2, 10
"""Cases of the month that are decided at its meeting, and cases that wait."""
FIRST = 900_000_000
"""The number of the month's first case; those of measured cases are lower."""


async def sown(client: Client) -> tuple[Scene, int]:
    """A body with two boards, an open meeting, and a month of its life; the scene, and where the month begins."""
    scene = await scene_of(client, PEOPLE, meetings=1)
    first = await size(client) + 1
    await month(client, scene)
    return scene, first


async def month(client: Client, scene: Scene) -> None:
    """A newcomer declares interests; a meeting decides two cases and is closed; ten more cases are submitted."""
    await entered(client, PEOPLE)
    meeting = await opened(client, scene["boards"][1], scene["approvers"])
    here = {**scene, "meetings": [meeting]}
    for number in range(FIRST, FIRST + DECIDED):
        motion = await put(client, here, await proposed(client, here, number), number)
        await carried(client, here, motion, QUORUM)
        await client.write(f"{motion.rpartition('/motions/')[0]}/close", {})
    await client.write(f"{ROOT}/meetings/{meeting}/close", {})
    for number in range(FIRST + DECIDED, FIRST + DECIDED + SUBMITTED):
        await submitted(client, scene, number)


async def size(client: Client) -> int:
    """How many facts the ledger has."""
    return int((await client.read(f"{ROOT}/organisations?limit=1")).header("Record-Position") or 0)
