"""Twenty members vote on one item at one instant, each over a connection of their own."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack

from benchmarks.client import CREATED, Answer, Client
from benchmarks.ours.cases import proposed, put, vote
from benchmarks.ours.subject import Ours, scene_of
from benchmarks.subject import Scene
from benchmarks.yardstick import SEATS

MEMBERS = 20


async def refused_votes(port: int, items: int) -> tuple[int, Counter[int]]:
    """So many items voted on; how many votes were sent, and the answers other than 201 by status."""
    ours = Ours()
    async with AsyncExitStack() as connections:
        clients = [await connections.enter_async_context(Client(port, ours.headers())) for _ in range(MEMBERS)]
        scene = await scene_of(clients[0], SEATS + MEMBERS, meetings=1, approvers=MEMBERS)
        answers = [answer for number in range(items) for answer in await at_one_instant(clients, scene, number)]
    return len(answers), Counter(answer.status for answer in answers if answer.status != CREATED)


async def at_one_instant(clients: list[Client], scene: Scene, number: int) -> list[Answer]:
    """Put a case to the vote, and have every member vote at once."""
    case = await proposed(clients[0], scene, number)
    motion = await put(clients[0], scene, case, number)
    return await asyncio.gather(*(vote(client, scene, motion, member) for member, client in enumerate(clients)))
