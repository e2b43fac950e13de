"""Ballots over HTTP that are not taken one by one and by name: hands, letters, agreement, and who asks for names."""

from datetime import date

import pytest

from service.tests.meetings.make import Motion, WalthamForest
from service.tests.serving import Json, Service

MEMBERS = ("Adams", "Brown", "Clark", "Davies")


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    return WalthamForest(either_service)


@pytest.fixture
def motion(forest: WalthamForest) -> Motion:
    sitting = forest.sitting(forest.development, *MEMBERS, on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", forest.case("WF/7"), presiding="Adams").motion("RECOMMEND")


def decided(forest: WalthamForest, motion: Motion) -> Json:
    taken = forest.secretary.post(f"{motion.path}/decisions", {})
    assert taken.status_code == 201, taken.text
    shown: Json = forest.secretary.read(taken.headers["Location"].split(f"/{forest.ods}/")[1])
    assert shown["recomputed"]
    return shown


def steps(shown: Json) -> set[str]:
    return {step["code"] for step in shown["verdict"]["steps"]}


def test_a_count_of_hands_that_does_not_fit_the_attendance_is_kept_and_told(
    forest: WalthamForest, motion: Motion
) -> None:
    forest.secretary.record(f"{motion.path}/ballots", {"form": "SHOW_OF_HANDS"})
    counted = {"votesFor": 5, "votesAgainst": 0, "countedBy": forest.person("Adams")}
    forest.secretary.record(f"{motion.path}/counts", counted)
    shown = forest.secretary.read(motion.path)
    assert shown["ballot"]["form"] == "SHOW_OF_HANDS"
    assert (shown["count"]["votesFor"], shown["votes"]) == (5, [])
    decision = decided(forest, motion)
    assert (decision["outcome"], decision["verdict"]["tally"]["surplus"]) == ("RECOMMENDED", 1)
    assert "count-above-attendance" in steps(decision)
    assert forest.secretary.refused(f"{motion.path}/counts", counted)["type"] == "/problems/vote-already-closed"


def test_everybody_agreed_and_nobody_voted(forest: WalthamForest, motion: Motion) -> None:
    stated = {"statedBy": forest.person("Brown")}
    path = f"{motion.path}/consensus-statements"
    assert forest.secretary.refused(path, stated)["type"] == "/problems/not-presiding"
    forest.secretary.record(path, {"statedBy": forest.person("Adams")})
    assert forest.secretary.read(motion.path)["consensus"]["statedBy"] == forest.person("Adams")
    decision = decided(forest, motion)
    assert (decision["outcome"], decision["inputs"]["ballots"]) == ("RECOMMENDED", [])
    assert "consensus-stated" in steps(decision)
    assert decision["verdict"]["tally"]["votesFor"] == 0


def test_any_member_may_require_a_recorded_vote(forest: WalthamForest, motion: Motion) -> None:
    forest.secretary.record(f"{motion.path}/ballots", {"form": "SHOW_OF_HANDS"})
    forest.secretary.record(f"{motion.path}/recorded-votes", {"member": forest.person("Clark")})
    ballot = forest.secretary.read(motion.path)["ballot"]
    assert (ballot["form"], ballot["requiredBy"]) == ("NAMED", forest.person("Clark"))
    again = forest.secretary.refused(f"{motion.path}/ballots", {"form": "SHOW_OF_HANDS"})
    assert again["type"] == "/problems/recorded-vote-required"


def test_a_form_of_ballot_that_the_charter_does_not_allow_is_refused(forest: WalthamForest, motion: Motion) -> None:
    written = {"form": "WRITTEN", "closesAt": "2009-06-05T12:00:00Z"}
    problem = forest.secretary.refused(f"{motion.path}/ballots", written)
    assert (problem["type"], problem["errors"][0]["pointer"]) == ("/problems/ballot-not-allowed", "#/form")
