"""The register of decisions: numbered on each board, filtered, and as it was known before."""

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Motion, WalthamForest, member
from service.tests.serving import Service


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    return WalthamForest(service)


def motion_on(forest: WalthamForest, reference: str, direction: str = "RECOMMEND") -> Motion:
    """A motion on a new case, with three in the room."""
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark")
    item = sitting.item("4", "RECOMMENDATION", forest.case(reference), presiding="Adams")
    return item.motion(direction)


def test_decisions_are_numbered_without_gaps_and_found_by_board_case_and_outcome(forest: WalthamForest) -> None:
    carried, lost = motion_on(forest, "WF/1"), motion_on(forest, "WF/2")
    carried.vote("Adams", "Brown", "Clark")
    lost.vote("Adams", "Brown", "Clark", choice="AGAINST")
    first, second = carried.decide(), lost.decide()
    secretary = forest.secretary
    assert [one["number"] for one in secretary.read("decisions")["results"]] == [1, 2]
    assert [one["reference"] for one in secretary.read("decisions", limit=1)["results"]] == ["Development Board 1"]
    assert secretary.read("decisions", board=forest.disinvestment.board)["results"] == []
    for found, filters in (
        (first, {"outcome": "RECOMMENDED"}),
        (second, {"outcome": "NOT_CARRIED", "board": forest.development.board}),
        (second, {"case": second["case"]}),
    ):
        assert [one["decision"] for one in secretary.read("decisions", **filters)["results"]] == [found["decision"]]


def test_before_the_decision_there_was_none(forest: WalthamForest) -> None:
    motion = motion_on(forest, "WF/1")
    motion.vote("Adams", "Brown", "Clark")
    before = forest.secretary.read("")["logSize"]
    decision = motion.decide()
    assert forest.secretary.read("decisions", position=before)["results"] == []
    assert forest.secretary.get(f"decisions/{decision['decision']}", position=before).status_code == 404
    assert forest.secretary.read(motion.path, position=before)["status"] == "OPEN"
    assert forest.secretary.read(f"cases/{decision['case']}", position=before)["status"] == "SUBMITTED"


def test_a_motion_is_decided_once_and_a_repeated_request_is_answered_alike(forest: WalthamForest) -> None:
    motion, secretary = motion_on(forest, "WF/1"), forest.secretary
    motion.vote("Adams", "Brown", "Clark")
    path = f"{motion.path}/decisions"
    first = secretary.post(path, idempotency_key="decide-1")
    again = secretary.post(path, idempotency_key="decide-1")
    assert (again.status_code, again.json()["location"]) == (201, first.json()["location"])
    problem = secretary.refused(path)
    assert problem["type"] == "/problems/motion-already-decided"
    assert problem["decision"] == first.json()["location"].rsplit("/", 1)[1]
    assert secretary.refused(f"{path}:preview")["type"] == "/problems/motion-already-decided"


def test_a_decision_closes_the_vote(forest: WalthamForest) -> None:
    motion = motion_on(forest, "WF/1")
    motion.vote("Adams", "Brown")
    kinds = [one["type"] for one in forest.secretary.record(f"{motion.path}/decisions")["facts"]]
    assert kinds[:2] == ["meetings.VoteClosed", "decisions.DecisionTaken"]
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Clark"))
    assert problem["type"] == "/problems/vote-already-closed"


def test_only_those_who_may_decide_at_this_board_decide_or_preview(forest: WalthamForest) -> None:
    motion = motion_on(forest, "WF/1")
    motion.vote("Adams", "Brown", "Clark")
    path = f"{motion.path}/decisions"
    elsewhere = forest.service.caller(forest.ods, Role.CHAIR, boards=(forest.disinvestment.board,))
    for other in (member(forest, "Adams"), elsewhere):
        assert other.refused(path)["type"] == "/problems/not-permitted"
        assert other.refused(f"{path}:preview")["type"] == "/problems/not-permitted"
    chair = forest.service.caller(forest.ods, Role.CHAIR, boards=(forest.development.board,))
    chair.record(path)
    assert len(member(forest, "Adams").read("decisions")["results"]) == 1
