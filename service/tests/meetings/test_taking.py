"""A case taken at an open meeting in one request: the item, the turn to it and the motion, or none of them."""

from datetime import date

import pytest

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
