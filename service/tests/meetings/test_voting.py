"""Votes over HTTP: who may not vote and why, many at the same instant, and what would happen if."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Motion, WalthamForest, member
from service.tests.serving import Service

CLINIC = "F86001"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    forest.organisation("F86999", "GP_PRACTICE")
    forest.position("Brown", "F86999")
    link = {"holder": "F86999", "held": CLINIC, "kind": "OWNERSHIP", "heldFrom": "2007"}
    forest.registrar.record("organisation-links", link)
    return forest


@pytest.fixture
def motion(forest: WalthamForest) -> Motion:
    """On a case for a clinic that Dr Brown's practice owns."""
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")


def test_a_gp_whose_practice_owns_the_provider_is_refused_with_the_whole_path(
    forest: WalthamForest, motion: Motion
) -> None:
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Brown"))
    assert (problem["status"], problem["type"]) == (403, "/problems/conflict-of-interest")
    assert problem["rule"] == "a-conflicted-member-does-not-vote"
    assert "SI 2000/89" in problem["citation"]
    (finding,) = problem["findings"]
    assert (finding["match"], finding["level"]) == ("ORGANISATION_GRAPH", "ACTUAL")
    assert ["organisation:F86999", f"organisation:{CLINIC}"] == [
        step["to"] for step in finding["path"] if step["to"].startswith("organisation:")
    ][:2]
    assert {step["shownAt"] for step in finding["path"] if "shownAt" in step} <= set(problem["evidence"])
    assert problem["errors"][0]["pointer"] == "#/voter"
    assert forest.secretary.read(motion.path)["votes"] == []


def test_a_ruling_lifts_a_conflict_or_keeps_it(forest: WalthamForest, motion: Motion) -> None:
    motion.item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Brown"))
    assert (problem["type"], problem["management"]) == ("/problems/excluded-by-ruling", "LEAVE_FOR_ITEM")
    motion.item.rule("Brown", "NOTE_AND_PARTICIPATE", by="Adams")
    motion.vote("Brown")
    (vote,) = forest.secretary.read(motion.path)["votes"]
    assert (vote["seat"], vote["choice"]) == (forest.development.seats["Brown"], "FOR")


def test_a_preview_says_whether_a_vote_would_be_accepted_and_records_nothing(
    forest: WalthamForest, motion: Motion
) -> None:
    size = forest.secretary.read("")["logSize"]
    answer = forest.secretary.post(f"{motion.path}/votes:preview", motion.ballot("Brown"))
    assert answer.status_code == 200
    told, refused = answer.json(), forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Brown"))
    assert not told["accepted"]
    assert told["problem"]["type"] == refused["type"]
    assert (told["problem"]["findings"], told["problem"]["evidence"]) == (refused["findings"], refused["evidence"])
    assert [(one["ground"], one["management"]) for one in told["recusals"]] == [("CONFLICT", "LEAVE_FOR_ITEM")]
    free = forest.secretary.post(f"{motion.path}/votes:preview", motion.ballot("Clark")).json()
    assert free == {"accepted": True, "problem": None, "recusals": [], "findings": []}
    motion.item.rule("Brown", "NOTE_AND_PARTICIPATE", by="Adams")
    noted = forest.secretary.post(f"{motion.path}/votes:preview", motion.ballot("Brown")).json()
    assert (noted["accepted"], noted["recusals"][0]["ground"]) == (True, "RULING")
    assert forest.secretary.read("")["logSize"] == size + 1


def test_nobody_votes_twice_and_a_repeated_request_is_no_second_vote(forest: WalthamForest, motion: Motion) -> None:
    ballot, path = motion.ballot("Clark"), f"{motion.path}/votes"
    first = forest.secretary.post(path, ballot, idempotency_key="clark-4")
    again = forest.secretary.post(path, ballot, idempotency_key="clark-4")
    assert (again.status_code, again.json()["position"]) == (201, first.json()["position"])
    problem = forest.secretary.refused(path, ballot | {"choice": "AGAINST"})
    assert (problem["type"], problem["evidence"]) == ("/problems/already-voted", [first.json()["position"]])
    assert len(forest.secretary.read(motion.path)["votes"]) == 1


def test_nobody_votes_from_outside_the_room_or_after_the_close(forest: WalthamForest, motion: Motion) -> None:
    motion.item.sitting.record("departures", {"person": forest.person("Davies")})
    assert forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Davies"))["type"] == (
        "/problems/not-in-the-room"
    )
    motion.vote("Clark")
    closed = forest.secretary.record(f"{motion.path}/close")
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Adams"))
    assert (problem["type"], problem["evidence"]) == ("/problems/vote-already-closed", [closed["position"]])
    assert forest.secretary.read(motion.path)["status"] == "CLOSED"
    assert forest.secretary.read(motion.path, position=closed["position"] - 1)["status"] == "OPEN"


def test_the_person_presiding_breaks_a_tie(forest: WalthamForest, motion: Motion) -> None:
    motion.vote("Adams")
    motion.vote("Clark", choice="AGAINST")
    body = {"presiding": forest.person("Clark"), "choice": "FOR"}
    assert forest.secretary.refused(f"{motion.path}/casting-votes", body)["type"] == "/problems/not-presiding"
    forest.secretary.record(f"{motion.path}/casting-votes", body | {"presiding": forest.person("Adams")})
    shown = forest.secretary.read(motion.item.path)["motions"][0]["castingVote"]
    assert (shown["presiding"], shown["choice"]) == (forest.person("Adams"), "FOR")


def test_members_do_not_record_votes_and_a_secretary_of_another_board_does_not_either(
    forest: WalthamForest, motion: Motion
) -> None:
    other = forest.service.caller(forest.ods, Role.SECRETARY, boards=(forest.disinvestment.board,))
    own = forest.service.caller(forest.ods, Role.CHAIR, boards=(forest.development.board,))
    ballot = motion.ballot("Clark")
    assert member(forest, "Clark").refused(f"{motion.path}/votes", ballot)["type"] == "/problems/not-permitted"
    assert other.refused(f"{motion.path}/votes", ballot)["type"] == "/problems/not-permitted"
    own.record(f"{motion.path}/votes", ballot)


def test_twenty_members_vote_at_the_same_instant(forest: WalthamForest) -> None:
    names = [f"Member {number}" for number in range(1, 21)]
    for name in names:
        forest.seat(forest.development, name, "GP")
    case = forest.case("WF/20")
    sitting = forest.sitting(forest.development, "Adams", *names)
    motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda name: forest.secretary.post(f"{motion.path}/votes", motion.ballot(name)), names))
    assert {answer.status_code for answer in answers} == {201}
    positions = sorted(answer.json()["position"] for answer in answers)
    assert positions == list(range(positions[0], positions[0] + 20))
    votes = forest.secretary.read(motion.path)["votes"]
    assert {one["seat"] for one in votes} == {forest.development.seats[name] for name in names}
    decision = motion.decide()
    assert (decision["outcome"], decision["verdict"]["tally"]["votesFor"]) == ("RECOMMENDED", 20)
