"""Our own service, measured beside the yardsticks, refuses what they refuse and approves what they approve."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from itertools import count

import pytest

from benchmarks.client import Answer, Client, UnexpectedAnswer
from benchmarks.databases import KINDS, Kind, Unavailable
from benchmarks.ours.boards import opened
from benchmarks.ours.cases import PROVIDER, proposed, put, submitted, vote
from benchmarks.ours.registers import ROOT, declared, organisation
from benchmarks.ours.subject import Ours, scene_of
from benchmarks.servers import running
from benchmarks.subject import Scene
from benchmarks.yardstick import QUORUM, SEATS

Story = Callable[[Client, Scene], Awaitable[None]]
OURS = Ours()
NUMBERS = count(1)


class Place:
    """A running service with two boards of seven and one person on neither."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.scene = asyncio.run(self.prepared())

    async def prepared(self) -> Scene:
        async with Client(self.port, OURS.headers()) as client:
            return await scene_of(client, 2 * SEATS + 1, meetings=1)

    def told(self, story: Story) -> None:
        async def tell() -> None:
            async with Client(self.port, OURS.headers()) as client:
                await story(client, self.scene)

        asyncio.run(tell())


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    kind: Kind = request.param
    try:
        kind.version()
    except Unavailable as reason:
        pytest.skip(str(reason))
    with kind.fresh() as url:
        OURS.make_ready(url)
        yield url


@pytest.fixture(scope="module")
def place(database: str) -> Iterator[Place]:
    with running(OURS, database) as server:
        yield Place(server.port)


async def motion_for(client: Client, scene: Scene, provider: str = PROVIDER) -> str:
    number = next(NUMBERS)
    return await put(client, scene, await proposed(client, scene, number, provider), number)


async def attended_by(members: int, client: Client, scene: Scene) -> Scene:
    """The same with another meeting, to which only so many came."""
    meeting = await opened(client, scene["boards"][1], scene["approvers"][:members])
    return {**scene, "meetings": [meeting]}


async def decide(client: Client, motion: str) -> Answer:
    return await client.ask("POST", f"{motion}/decisions", {})


async def outcome(client: Client, decision: Answer) -> str:
    assert decision.status == 201, decision.content
    return str((await client.read(decision.header("location") or "")).json()["outcome"])


def assert_refused(answer: Answer, status: int, reason: str) -> None:
    assert (answer.status, answer.json()["type"]) == (status, f"/problems/{reason}")


def test_a_decision_is_ten_writes_and_makes_an_approved_case(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        before = len(client.writes)
        case = await OURS.decide(client, scene, next(NUMBERS))
        assert len(client.writes) - before == OURS.writes_a_decision == 10
        assert (await client.read(f"{ROOT}/cases/{case}")).json()["status"] == "APPROVED"
        types = [line["type"] for line in (await client.read(f"{ROOT}/cases/{case}/history")).json()["results"]]
        assert types[:3] == ["cases.CaseDrafted", "cases.CaseSubmitted", "proposals.ProposalMade"]
        assert types[-1] == "decisions.DecisionTaken"

    place.told(story)


def test_a_conflicted_member_may_not_vote(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        await organisation(client, "CONFLICT1")
        await declared(client, scene["approvers"][3], "CONFLICT1")
        motion = await motion_for(client, scene, "CONFLICT1")
        assert_refused(await vote(client, scene, motion, 3), 403, "conflict-of-interest")
        assert (await vote(client, scene, motion, 2)).status == 201

    place.told(story)


def test_nobody_votes_twice(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        motion = await motion_for(client, scene)
        assert (await vote(client, scene, motion, 0)).status == 201
        assert_refused(await vote(client, scene, motion, 0, "AGAINST"), 409, "already-voted")

    place.told(story)


def test_a_case_decided_without_a_quorum_is_not_approved(place: Place) -> None:
    """A quorum is of those present here, and of votes at the yardsticks; either way five are needed."""

    async def story(client: Client, scene: Scene) -> None:
        motion = await motion_for(client, await attended_by(QUORUM - 1, client, scene))
        for member in range(QUORUM - 1):
            assert (await vote(client, scene, motion, member)).status == 201
        assert await outcome(client, await decide(client, motion)) == "NO_DECISION_INQUORATE"

    place.told(story)


def test_a_vote_whose_caster_later_declares_an_interest_does_not_count(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        await organisation(client, "CONFLICT2")
        motion = await motion_for(client, await attended_by(QUORUM, client, scene), "CONFLICT2")
        for member in range(QUORUM):
            assert (await vote(client, scene, motion, member)).status == 201
        await declared(client, scene["approvers"][4], "CONFLICT2")
        assert await outcome(client, await decide(client, motion)) == "NO_DECISION_INQUORATE"

    place.told(story)


def test_a_case_that_most_votes_are_against_is_not_approved(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        motion = await motion_for(client, scene)
        for member, choice in enumerate(("FOR", "FOR", "AGAINST", "AGAINST", "AGAINST")):
            assert (await vote(client, scene, motion, member, choice)).status == 201
        assert await outcome(client, await decide(client, motion)) == "NOT_CARRIED"

    place.told(story)


def test_nobody_sits_on_both_boards(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        approving = scene["boards"][1]
        vacant = {"title": "Vacant", "roles": ["MEMBER"], "office": "MEMBER", "basis": "APPOINTED"}
        seat = ((await client.write(f"{ROOT}/boards/{approving}/seats", vacant)).header("location") or "").rpartition(
            "/"
        )
        appointed = {"person": scene["proposers"][2], "termFrom": "2026-01-01"}
        answer = await client.ask("POST", f"{ROOT}/boards/{approving}/seats/{seat[2]}/appointments", appointed)
        assert_refused(answer, 403, "separation-of-duties")

    place.told(story)


def test_who_sits_on_no_board_does_not_vote(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        motion = await motion_for(client, scene)
        stranger = {**scene, "approvers": [scene["strangers"][0], *scene["approvers"][1:]]}
        assert (await vote(client, stranger, motion, 0)).status in (403, 409)

    place.told(story)


def test_a_case_that_is_not_proposed_does_not_come_to_the_vote(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        number = next(NUMBERS)
        case = await submitted(client, scene, number)
        with pytest.raises(UnexpectedAnswer, match=r"409 .*no-open-proposal"):
            await put(client, scene, case, number)

    place.told(story)
