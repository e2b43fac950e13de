"""Who would preside at a coming item, and the refusal of a chair in conflict, over HTTP."""

import pytest

from service.tests.meetings.make import WalthamForest
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
