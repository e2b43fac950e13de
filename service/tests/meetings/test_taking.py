"""A case taken at an open meeting in one request: the item, the turn to it and the motion, or none of them."""

import asyncio
from datetime import date

import pytest
from fastapi import Request

from domain.kernel.ids import ActorId
from service.auth.callers import Caller, Role
from service.auth.meeting_boards import may_all_in_meeting
from service.auth.permissions import Permission
from service.auth.refusals import NotPermitted
from service.tests.meetings.make import Item, Motion, Sitting, WalthamForest
from service.tests.serving import Json, Service

CLINIC = "F86001"


@pytest.fixture
def sitting(either_service: Service) -> Sitting:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    forest.position("Brown", CLINIC)
    return forest.sitting(forest.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))


def taken(sitting: Sitting, case: str, **more: object) -> Json:
    """What is sent to take a case."""
    return {
        "number": "4",
        "title": "Dermatology",
        "purpose": "RECOMMENDATION",
        "case": case,
        "presiding": sitting.body.person("Adams"),
        "direction": "RECOMMEND",
        "text": "That the clinic be supported as set out",
    } | more


def test_a_case_is_placed_opened_and_put_in_one_request(sitting: Sitting) -> None:
    case = sitting.body.case("WF/1")
    receipt = sitting.record("items:take", taken(sitting, case))
    assert [fact["type"] for fact in receipt["facts"]] == [
        "meetings.ItemPlaced",
        "meetings.ItemOpened",
        "meetings.MotionPut",
    ]
    _, _, path = receipt["location"].partition("/items/")
    item, _, motion = path.partition("/motions/")
    put = Motion(Item(sitting, item), motion)
    put.vote("Adams", "Brown", "Clark")
    assert put.decide()["outcome"] == "RECOMMENDED"


def test_whoever_takes_a_case_may_record_votes_too() -> None:
    keeper = Caller(subject=ActorId("a"), client="c", issuer="i", roles={"08W": {Role.SECRETARY: frozenset({"*"})}})
    request = Request({"type": "http", "path_params": {"ods": "08W", "meeting": "m"}})
    allowed = may_all_in_meeting(Permission.RECORD_MEETINGS, Permission.RECORD_VOTES)
    assert asyncio.run(allowed(request, keeper)) is keeper
    refused = may_all_in_meeting(Permission.RECORD_MEETINGS, Permission.PUBLISH)
    with pytest.raises(NotPermitted):
        asyncio.run(refused(request, keeper))


def test_where_the_motion_is_refused_the_item_is_not_placed_either(sitting: Sitting) -> None:
    case = sitting.body.case("WF/2", CLINIC)
    before = sitting.body.secretary.read("")["logSize"]
    problem = sitting.body.secretary.refused(
        f"{sitting.path}/items:take", taken(sitting, case, mover=sitting.body.person("Brown"))
    )
    assert problem["type"] == "/problems/conflict-of-interest"
    assert sitting.body.secretary.read("")["logSize"] == before
    assert sitting.body.secretary.read(sitting.path)["agenda"] == []
    sitting.record("items:take", taken(sitting, case))


def test_a_repeated_request_takes_the_case_once(sitting: Sitting) -> None:
    case = sitting.body.case("WF/3")
    first, second = (sitting.record("items:take", taken(sitting, case), idempotency_key="once") for _ in range(2))
    assert first == second
