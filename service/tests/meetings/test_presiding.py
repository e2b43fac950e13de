"""Who would preside at a coming item, and the refusal of a chair in conflict, over HTTP."""

import pytest

from service.tests.meetings.make import Sitting, WalthamForest
from service.tests.serving import Service

CLINIC = "F86001"
EVERYBODY = ("Adams", "Brown", "Clark", "Davies")


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    forest = WalthamForest(service)
    forest.organisation(CLINIC)
    return forest


def test_a_chair_in_conflict_is_refused_and_who_may_preside_is_named(forest: WalthamForest) -> None:
    forest.position("Adams", CLINIC)
    sitting = forest.sitting(forest.development, *EVERYBODY)
    item = sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC))
    (forecast,) = forest.secretary.read(f"{sitting.path}/forecast")["results"]
    answer = forest.secretary.post(f"{item.path}/opening", {"presiding": forest.person("Adams")})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/conflict-of-interest")
    named = answer.json()["presides"]
    for presides in (named, forecast["presides"]):
        assert (presides["turn"], presides["waysOut"]) == ("MEMBER_CHOSEN", [])
        assert {*presides["people"]} == {forest.person(name) for name in EVERYBODY[1:]}
    item.record("opening", {"presiding": forest.person("Brown")})


def test_where_everybody_is_in_conflict_the_way_out_is_forecast(forest: WalthamForest) -> None:
    for name in EVERYBODY:
        forest.position(name, CLINIC)
    sitting = forest.sitting(forest.development, *EVERYBODY)
    sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC))
    (forecast,) = forest.secretary.read(f"{sitting.path}/forecast")["results"]
    assert forecast["presides"]["turn"] is None
    assert (forecast["presides"]["people"], forecast["presides"]["waysOut"]) == ([], ["CONFLICTS_PANEL", "GUARDIAN"])


def test_c4_where_too_few_could_decide_the_boards_that_could_are_named(forest: WalthamForest) -> None:
    committee, without = forest.board("Primary care committee", "SINGLE_COMMITTEE"), forest.board("Few", "ADVISORY")
    for board in (committee, without):
        forest.adopt(board, remit={"decides": ["RECOMMENDATION"]})
    for name in ("Ives", "Jones", "King"):
        forest.seat(committee, name, "LAY")
    forest.seat(without, "Lamb", "LAY")
    sitting = forest.sitting(forest.development, *EVERYBODY)
    case = forest.case("WF/1", CLINIC)
    sitting.item("1", "RECOMMENDATION", case)
    forecast, path = forest.secretary.read, f"{sitting.path}/forecast"
    assert forecast(path)["results"][0]["otherBoards"] == []
    for name in EVERYBODY[1:]:
        forest.position(name, CLINIC)
    (item,) = forecast(path)["results"]
    assert (item["quorum"]["possible"], item["otherBoards"]) == (False, [committee.board])
    forest.position("Ives", CLINIC)
    assert forecast(path)["results"][0]["otherBoards"] == []


def test_a_chair_in_conflict_is_told_when_the_meeting_is_opened_and_in_the_forecast(forest: WalthamForest) -> None:
    forest.position("Adams", CLINIC)
    body = {"board": forest.development.board, "startsAt": "2009-06-02T18:00:00+01:00", "place": "Town hall"}
    sitting = Sitting(forest, forest.development, forest.secretary.make("meetings", body))
    sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC))
    (forecast,) = forest.secretary.read(f"{sitting.path}/forecast")["results"]
    assert forecast["presides"]["chairsInConflict"] == [forest.person("Adams")]
    opened = forest.secretary.record(f"{sitting.path}/opening", {"presiding": forest.person("Adams")})
    assert [one["code"] for one in opened["findings"]] == ["chair-in-conflict"]


def test_a_chair_who_declares_hands_over_and_the_item_names_who_presides(forest: WalthamForest) -> None:
    sitting = forest.sitting(forest.development, *EVERYBODY)
    item = sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC), presiding="Adams")
    item.record("declarations", {"person": forest.person("Adams"), "category": "FINANCIAL"})
    moving = {"direction": "RECOMMEND", "text": "That it be recommended.", "mover": forest.person("Brown")}
    refused = forest.secretary.refused(f"{item.path}/motions", moving)
    assert (refused["type"], refused["status"]) == ("/problems/conflict-of-interest", 403)
    item.record("hand-overs", {"presiding": forest.person("Brown")})
    assert forest.secretary.read(item.path)["presiding"] == forest.person("Brown")
    motion = item.motion("RECOMMEND")
    motion.vote("Brown", "Clark", "Davies")
    assert motion.decide()["outcome"] == "RECOMMENDED"
