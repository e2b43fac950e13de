"""Every yardstick gives the same answers to the same story, on SQLite and on PostgreSQL: they do the same work."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from benchmarks.client import Answer, Client
from benchmarks.subject import Scene
from benchmarks.tests.conftest import Place
from benchmarks.yardstick import PROVIDER, Yardstick, created

Story = Callable[[Client, Scene], Awaitable[None]]


def told(place: Place, story: Story) -> None:
    async def tell() -> None:
        async with place.client() as client:
            await story(client, place.scene)

    asyncio.run(tell())


async def proposed(client: Client, scene: Scene, provider: str = PROVIDER) -> str:
    proposer = scene["proposers"][0]
    case = await created(client, scene, proposer, "Community dermatology", provider)
    await client.write(f"/cases/{case}/submission", {"actor": proposer})
    await client.write(f"/cases/{case}/proposal", {"actor": proposer})
    return case


async def vote(client: Client, case: str, voter: str, choice: str = "FOR") -> Answer:
    return await client.ask("POST", f"/cases/{case}/votes", {"actor": voter, "choice": choice})


async def approve(client: Client, case: str, scene: Scene) -> Answer:
    return await client.ask("POST", f"/cases/{case}/approval", {"actor": scene["approvers"][0]})


async def declare(client: Client, person: str, provider: str) -> None:
    await client.write(f"/people/{person}/interests", {"provider": provider, "category": "FINANCIAL"})


async def trail(client: Client, case: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = (await client.read(f"/cases/{case}/trail")).json()["results"]
    return lines


def assert_refused(answer: Answer, status: int, reason: str) -> None:
    assert (answer.status, answer.json()["type"]) == (status, f"/problems/{reason}")
    assert answer.header("content-type") == "application/problem+json"


def test_a_decision_is_nine_writes_and_nine_lines_of_trail(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        before = len(client.writes)
        case = await Yardstick("any").decide(client, scene, 0)
        assert len(client.writes) - before == 9
        proposer, voters = scene["proposers"][0], scene["approvers"][:5]
        lines = await trail(client, case)
        assert [(line["actor"], line["action"], line["detail"]) for line in lines] == [
            (proposer, "CREATED", {"title": "Community dermatology 0"}),
            (proposer, "SUBMITTED", {}),
            (proposer, "PROPOSED", {}),
            *((voter, "VOTED", {"choice": "FOR"}) for voter in voters),
            (voters[0], "APPROVED", {"for": 5, "against": 0}),
        ]
        assert [line["position"] for line in lines] == sorted(line["position"] for line in lines)

    told(place, story)


def test_a_receipt_tells_the_state_and_a_growing_position(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        receipts = [(await vote(client, case, voter)).json() for voter in scene["approvers"][:5]]
        approval = (await approve(client, case, scene)).json()
        assert {receipt["state"] for receipt in receipts} == {"PROPOSED"}
        assert (approval["case"], approval["state"]) == (case, "APPROVED")
        positions = [receipt["position"] for receipt in (*receipts, approval)]
        assert positions == sorted(set(positions))

    told(place, story)


def test_a_conflicted_member_may_not_vote(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        await declare(client, scene["approvers"][1], "Forest Road Surgery")
        case = await proposed(client, scene, "Forest Road Surgery")
        assert_refused(await vote(client, case, scene["approvers"][1]), 403, "conflict-of-interest")
        assert (await vote(client, case, scene["approvers"][2])).status == 201

    told(place, story)


def test_a_conflicted_member_may_not_create_a_case(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        await declare(client, scene["proposers"][1], "Orient Practice")
        body = {"title": "x", "provider": "Orient Practice", "amountPence": 1, "actor": scene["proposers"][1]}
        boards = dict(zip(("proposingBoard", "approvingBoard"), scene["boards"], strict=True))
        assert_refused(await client.ask("POST", "/cases", body | boards), 403, "conflict-of-interest")

    told(place, story)


def test_nobody_votes_twice(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        assert (await vote(client, case, scene["approvers"][0])).status == 201
        lines = await trail(client, case)
        assert_refused(await vote(client, case, scene["approvers"][0], "AGAINST"), 409, "already-voted")
        assert await trail(client, case) == lines

    told(place, story)


def test_a_case_without_a_quorum_of_votes_is_not_approved(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        for voter in scene["approvers"][:4]:
            await vote(client, case, voter)
        assert_refused(await approve(client, case, scene), 409, "inquorate")
        await vote(client, case, scene["approvers"][4])
        assert (await approve(client, case, scene)).status == 201

    told(place, story)


def test_a_vote_whose_caster_later_declares_an_interest_does_not_count(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene, "Late Lane Surgery")
        for voter in scene["approvers"][:5]:
            await vote(client, case, voter)
        await declare(client, scene["approvers"][4], "Late Lane Surgery")
        assert_refused(await approve(client, case, scene), 409, "inquorate")

    told(place, story)


def test_a_case_that_most_votes_are_against_is_not_approved(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        for voter, choice in zip(scene["approvers"], ("FOR", "FOR", "AGAINST", "AGAINST", "ABSTAIN"), strict=False):
            assert (await vote(client, case, voter, choice)).status == 201
        assert_refused(await approve(client, case, scene), 409, "not-carried")

    told(place, story)


def test_nobody_sits_on_both_boards(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        proposing, approving = scene["boards"]
        for board, person in ((approving, scene["proposers"][2]), (proposing, scene["approvers"][2])):
            answer = await client.ask("POST", f"/boards/{board}/members", {"person": person})
            assert_refused(answer, 403, "separation-of-duties")
        again = await client.ask("POST", f"/boards/{approving}/members", {"person": scene["approvers"][2]})
        assert_refused(again, 409, "already-seated")

    told(place, story)


def test_who_proposes_does_not_approve(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        assert_refused(await vote(client, case, scene["proposers"][0]), 403, "separation-of-duties")

    told(place, story)


def test_who_sits_on_no_board_does_nothing(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        for stranger in (scene["strangers"][0], "nobody"):
            assert_refused(await vote(client, case, stranger), 403, "not-a-member")

    told(place, story)


def test_each_step_follows_the_one_before(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        proposer = scene["proposers"][0]
        case = await created(client, scene, proposer, "Out of order")
        early = await client.ask("POST", f"/cases/{case}/proposal", {"actor": proposer})
        assert_refused(early, 409, "wrong-state")
        assert_refused(await vote(client, case, scene["approvers"][0]), 409, "wrong-state")
        assert_refused(await approve(client, case, scene), 409, "wrong-state")
        assert [line["action"] for line in await trail(client, case)] == ["CREATED"]

    told(place, story)


def test_a_case_that_is_not_there_is_not_found(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        assert_refused(await vote(client, "no-such-case", scene["approvers"][0]), 404, "not-found")

    told(place, story)


def test_the_register_is_read_page_by_page(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        first = (await client.read("/registers/interests?limit=20")).json()
        second = (await client.read(f"/registers/interests?limit=20&after={first['next']}")).json()
        assert [len(page["results"]) for page in (first, second)] == [20, 20]
        lines = [*first["results"], *second["results"]]
        assert len({line["id"] for line in lines}) == 40
        assert {"id", "person", "name", "provider", "category", "declaredAt"} == set(lines[0])
        assert (lines[0]["name"], lines[0]["provider"], lines[0]["category"]) == (
            "Member 0",
            "Practice 0.0",
            "FINANCIAL",
        )

    told(place, story)


def test_of_two_votes_at_the_same_moment_by_one_member_one_counts(place: Place) -> None:
    async def story(client: Client, scene: Scene) -> None:
        case = await proposed(client, scene)
        async with place.client() as second:
            answers = await asyncio.gather(
                *(
                    vote(one, case, scene["approvers"][0], choice)
                    for one, choice in ((client, "FOR"), (second, "AGAINST"))
                )
            )
        assert sorted(answer.status for answer in answers) == [201, 409]
        assert [line["action"] for line in await trail(client, case)].count("VOTED") == 1

    told(place, story)
