"""What was done against a rule, over HTTP: recorded, found, and not counted."""

from datetime import UTC, date, datetime

import pytest

from service.tests.meetings.make import Motion, WalthamForest
from service.tests.serving import Json, Service

CLINIC = "F86001"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    forest.position("Brown", CLINIC)
    return forest


@pytest.fixture
def motion(forest: WalthamForest) -> Motion:
    """On a case for a clinic in which Dr Brown is a partner, at a meeting held long ago."""
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")


def afterwards() -> Json:
    """Written down after it happened, a moment ago."""
    return {
        "mode": "RETROSPECTIVE",
        "occurredAt": datetime.now(UTC).isoformat(),
        "reason": "The meeting was minuted on paper",
        "source": "Minutes of 2 June 2009, page 4",
    }


def test_a_vote_of_a_conflicted_member_is_recorded_found_and_not_counted(forest: WalthamForest, motion: Motion) -> None:
    path = f"{motion.path}/votes"
    assert forest.secretary.refused(path, motion.ballot("Brown"))["type"] == "/problems/conflict-of-interest"
    receipt = forest.secretary.record(path, motion.ballot("Brown") | afterwards())
    (found,) = receipt["findings"]
    assert (found["rule"], found["code"]) == ("a-conflicted-member-does-not-vote", "conflict-of-interest")
    assert "SI 2000/89" in found["citation"]
    motion.vote("Adams", "Clark", "Davies")
    decision = motion.decide()
    assert decision["outcome"] == "RECOMMENDED"
    assert (decision["verdict"]["tally"]["votesFor"], decision["verdict"]["tally"]["uncounted"]) == (3, 1)
    assert forest.secretary.read(motion.path)["votes"][0]["voter"] == forest.person("Brown")


def test_a_repeated_request_gets_the_same_findings(forest: WalthamForest, motion: Motion) -> None:
    body = motion.ballot("Brown") | afterwards()
    answers = [forest.secretary.post(f"{motion.path}/votes", body, Idempotency_Key="brown-1") for _ in range(2)]
    assert answers[0].json()["findings"] == answers[1].json()["findings"] != []


def test_a_second_vote_of_one_seat_is_refused_however_late_it_is_told(forest: WalthamForest, motion: Motion) -> None:
    motion.vote("Adams")
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Adams") | afterwards())
    assert problem["type"] == "/problems/already-voted"


def test_a_preview_says_what_would_be_found(forest: WalthamForest, motion: Motion) -> None:
    told = forest.secretary.post(f"{motion.path}/votes:preview", motion.ballot("Brown") | afterwards()).json()
    assert (told["accepted"], [one["code"] for one in told["findings"]]) == (True, ["conflict-of-interest"])
