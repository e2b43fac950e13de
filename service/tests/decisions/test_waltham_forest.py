"""Waltham Forest over HTTP: one board proposes by its votes, the other examines and approves, and nobody does both."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.serving import Service

CLINIC = "F86001"
APPROVERS = ("Evans", "Foster", "Green", "Irving")


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest


def test_a_case_is_recommended_examined_and_approved_with_conditions(forest: WalthamForest) -> None:
    case, secretary = forest.recommended(CLINIC), forest.secretary
    (proposal,) = secretary.read("proposals", case=case)["results"]
    assert (proposal["toBoard"], len(proposal["proposers"])) == (forest.disinvestment.board, 3)
    assert secretary.read(f"cases/{case}")["status"] == "PROPOSED"
    forest.examined(case, forest.disinvestment, by="Foster")
    item = forest.sitting(forest.disinvestment, *APPROVERS).item("7", "FINAL_APPROVAL", case, presiding="Evans")
    conditions = [{"text": "Audit after a year", "office": "Director of Finance", "due": "2010-06"}]
    motion = item.motion("APPROVE_WITH_CONDITIONS", conditions=conditions)
    motion.vote("Evans", "Foster", "Green")
    motion.vote("Irving", choice="AGAINST")
    decision = motion.decide()
    assert decision["outcome"] == "APPROVED_WITH_CONDITIONS"
    assert (decision["reference"], decision["number"], decision["version"]) == ("Disinvestment Board 1", 1, 1)
    assert decision["resolution"] == "That the clinic be supported as set out"
    assert decision["conditions"] == [conditions[0] | {"owner": None}]
    assert secretary.read(f"cases/{case}")["status"] == "APPROVED_WITH_CONDITIONS"
    shown = secretary.read(motion.path)
    assert (shown["status"], shown["decision"], shown["outcome"]) == (
        "DECIDED",
        decision["decision"],
        "APPROVED_WITH_CONDITIONS",
    )


def test_a_decision_shows_its_working_and_is_judged_again_when_it_is_read(forest: WalthamForest) -> None:
    case = forest.recommended(CLINIC)
    (line,) = forest.secretary.read("decisions", case=case)["results"]
    decision = forest.secretary.read(f"decisions/{line['decision']}")
    verdict = decision["verdict"]
    assert decision["recomputed"] is True
    assert (verdict["result"], verdict["quorum"]["quorate"], verdict["tally"]["votesFor"]) == ("CARRIED", True, 3)
    assert {one["standing"] for one in verdict["standings"]} == {"FOR", "ABSENT"}
    assert "The motion is carried." in [step["sentence"] for step in verdict["steps"]]
    assert len(decision["inputs"]["ballots"]) == 3
    assert decision["inputs"]["charterVersion"] == 1


def test_a_preview_is_what_is_then_recorded(forest: WalthamForest) -> None:
    case = forest.case("WF/3")
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark")
    motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
    motion.vote("Adams", "Brown")
    open_still = motion.preview()
    assert (open_still["outcome"], open_still["verdict"]["tally"]["presentNotVoting"]) == ("RECOMMENDED", 1)
    motion.vote("Clark")
    size = forest.secretary.read("")["logSize"]
    told = motion.preview()
    assert forest.secretary.read("")["logSize"] == size
    decision = motion.decide()
    assert (told["verdict"], told["outcome"]) == (decision["verdict"], decision["outcome"])
    assert told["hindrances"] == []


def test_what_is_not_yet_examined_is_not_approved_and_the_preview_says_so(forest: WalthamForest) -> None:
    case = forest.recommended(CLINIC)
    item = forest.sitting(forest.disinvestment, *APPROVERS).item("7", "FINAL_APPROVAL", case, presiding="Evans")
    motion = item.motion("APPROVE")
    motion.vote(*APPROVERS)
    (hindrance,) = motion.preview()["hindrances"]
    problem = forest.secretary.refused(f"{motion.path}/decisions")
    assert problem["type"] == hindrance["type"] == "/problems/due-diligence-incomplete"
    assert problem["rule"] == "final-approval-needs-due-diligence"
    forest.examined(case, forest.disinvestment, by="Foster")
    assert motion.decide()["outcome"] == "APPROVED"


def test_a_recusal_leaves_the_quorum_and_the_meeting_may_still_decide(forest: WalthamForest) -> None:
    forest.position("Hughes", CLINIC)
    case = forest.recommended(CLINIC)
    forest.examined(case, forest.disinvestment, by="Foster")
    sitting = forest.sitting(forest.disinvestment, "Evans", "Foster", "Green", "Hughes")
    item = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans")
    item.rule("Hughes", "LEAVE_FOR_ITEM", by="Evans")
    sitting.record("departures", {"person": forest.person("Hughes"), "item": item.item})
    motion = item.motion("APPROVE")
    motion.vote("Evans", "Foster", "Green")
    decision = motion.decide()
    verdict = decision["verdict"]
    assert decision["outcome"] == "APPROVED"
    assert (verdict["quorum"]["counted"], verdict["tally"]["excluded"]) == (3, 1)
    seat = forest.disinvestment.seats["Hughes"]
    (hughes,) = [one for one in verdict["standings"] if one["seat"] == seat]
    assert (hughes["standing"], hughes["countsToQuorum"]) == ("EXCLUDED", False)


def test_recusals_may_cost_the_quorum_and_then_nothing_is_decided(forest: WalthamForest) -> None:
    forest.position("Hughes", CLINIC)
    case = forest.recommended(CLINIC)
    forest.examined(case, forest.disinvestment, by="Foster")
    sitting = forest.sitting(forest.disinvestment, "Evans", "Foster", "Hughes")
    motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion("APPROVE")
    motion.vote("Evans", "Foster")
    assert motion.preview()["outcome"] == "NO_DECISION_INQUORATE"
    decision = motion.decide()
    assert (decision["outcome"], decision["verdict"]["result"]) == ("NO_DECISION_INQUORATE", "INQUORATE")
    assert {"quorum-total-unmet", "quorum-lost-to-exclusions"} <= {
        step["code"] for step in decision["verdict"]["steps"]
    }
    assert forest.secretary.read(f"cases/{case}")["status"] == "READY_FOR_DECISION"


def test_nobody_approves_what_they_brought_and_the_refusal_names_the_earlier_fact(forest: WalthamForest) -> None:
    case = forest.recommended(CLINIC, authors=("Irving",))
    forest.examined(case, forest.disinvestment, by="Foster")
    item = forest.sitting(forest.disinvestment, *APPROVERS).item("7", "FINAL_APPROVAL", case, presiding="Evans")
    motion = item.motion("APPROVE")
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Irving"))
    assert (problem["status"], problem["type"]) == (403, "/problems/separation-of-duties")
    assert (problem["rule"], problem["acts"]) == ("nobody-approves-what-they-brought", ["WROTE"])
    told = {one["position"]: one["type"] for one in forest.secretary.read(f"cases/{case}/history")["results"]}
    assert {told[position] for position in problem["evidence"]} <= {"cases.CaseDrafted", "cases.CaseSubmitted"}
    assert problem["evidence"]


def test_whoever_voted_at_one_board_does_not_vote_at_the_other_even_after_moving_there(forest: WalthamForest) -> None:
    case = forest.recommended(CLINIC)
    vacated = {"person": forest.person("Clark"), "vacated": "2009-06-10"}
    path = f"boards/{forest.development.board}/seats/{forest.development.seats['Clark']}"
    forest.registrar.record(f"{path}/vacancies", vacated)
    forest.seat(forest.disinvestment, "Clark", "GP", since="2009-06-11")
    forest.examined(case, forest.disinvestment, by="Foster")
    sitting = forest.sitting(forest.disinvestment, *APPROVERS, "Clark")
    motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion("APPROVE")
    problem = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Clark"))
    assert (problem["type"], set(problem["acts"])) == ("/problems/separation-of-duties", {"PROPOSED", "VOTED"})
    told = {one["position"]: one["type"] for one in forest.secretary.read(f"cases/{case}/history")["results"]}
    assert {told[position] for position in problem["evidence"]} == {"meetings.VoteCast", "proposals.ProposalMade"}
