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


def test_the_list_of_findings_tells_what_was_broken_where_and_how_late(forest: WalthamForest, motion: Motion) -> None:
    receipt = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Brown") | afterwards())
    (found,) = forest.secretary.read("findings")["results"]
    assert (found["position"], found["type"], found["mode"]) == (
        receipt["position"],
        "meetings.VoteCast",
        "RETROSPECTIVE",
    )
    assert found["findings"] == receipt["findings"]
    assert (found["reason"], found["source"]) == ("The meeting was minuted on paper", "Minutes of 2 June 2009, page 4")
    assert found["daysLate"] == 0


def test_findings_are_asked_for_by_code_board_meeting_and_case_and_as_they_were_known(
    forest: WalthamForest, motion: Motion
) -> None:
    meeting, board = motion.item.sitting.meeting, forest.development.board
    motion.item.record("rulings", ruled_by_the_wrong_person(forest) | afterwards())
    receipt = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Brown") | afterwards())

    def listed(**asked: str) -> list[int]:
        query = "&".join(f"{name}={held}" for name, held in asked.items())
        return [one["position"] for one in forest.secretary.read(f"findings?{query}")["results"]]

    both = [receipt["position"] - 1, receipt["position"]]
    assert listed(board=board) == listed(meeting=meeting) == both
    assert listed(board=forest.disinvestment.board) == []
    assert listed(code="not-the-determiner") == both[:1]
    assert listed(case=forest.secretary.read(motion.item.path)["case"]) == both[1:]
    assert listed(position=str(both[0])) == both[:1]
    assert listed(limit="1") == both[:1]
    assert listed(limit="1", after=str(both[0])) == both[1:]


def ruled_by_the_wrong_person(forest: WalthamForest) -> Json:
    """A ruling on Dr Clark that the charter does not leave to a guardian."""
    return {
        "person": forest.person("Clark"),
        "management": "SPEAK_NOT_VOTE",
        "determinedBy": "GUARDIAN",
        "determiner": forest.person("Davies"),
        "why": "Asked by the guardian",
    }
