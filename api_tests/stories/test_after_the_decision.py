"""What becomes of decisions, over HTTP: ratified, rescinded, suspended, their conditions met; and as it was known."""

import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.stories.committee import Acting, Committee

DIGEST = "0f1e" * 16
PARTS = [{"text": "Waiting times are reported.", "office": "Director of strategy", "due": "2010-06"}]
DAY = "2010-03-15"


@pytest.fixture
def acting(body: Body) -> Acting:
    return Acting(body)


def decided(committee: Committee, direction: str = "APPROVE", **terms: object) -> Json:
    motion = committee.considers().has_put(direction, **terms)
    motion.gets("FOR", *committee.members)
    return motion.is_decided()


def read(committee: Committee, decision: Json, **query: object) -> Json:
    return committee.body.secretary.read(f"decisions/{decision['decision']}", **query)


def happens(committee: Committee, decision: Json, what: str, **said: object) -> Json:
    return committee.body.secretary.record(f"decisions/{decision['decision']}/{what}", said)


def again(committee: Committee, decision: Json, direction: str, day: str = "2010-04-19", **terms: object) -> Json:
    motion = committee.considers(day=day).has_put(direction, earlier=decision["decision"], **terms)
    motion.gets("FOR", *committee.members)
    return motion.is_decided()


def case_status(committee: Committee) -> str:
    status: str = committee.body.secretary.read(f"cases/{committee.case}")["status"]
    return status


def test_a_decision_shows_its_whole_course_and_where_it_stood_when(committee: Committee) -> None:
    approved = decided(committee)
    assert (approved["status"], approved["statusOnDay"]) == ("IN_FORCE", "IN_FORCE")
    said = {"on": "2010-03-20", "byWhom": "The scrutiny committee", "why": "No consultation."}
    held = happens(committee, approved, "suspensions", ground="CALL_IN", source="Letter of 20 March", **said)
    assert case_status(committee) == "SUSPENDED"
    happens(committee, approved, "releases", on="2010-03-30", why="Answered.")
    assert case_status(committee) == "APPROVED"
    shown = read(committee, approved)
    turns = [(turn["kind"], turn["on"], turn["status"]) for turn in shown["course"]]
    assert turns[1:] == [
        ("decisions.DecisionSuspended", "2010-03-20", "SUSPENDED"),
        ("decisions.SuspensionLifted", "2010-03-30", "IN_FORCE"),
    ]
    suspended = shown["course"][1]
    assert (suspended["byWhom"], suspended["why"]) == ("The scrutiny committee", "No consultation.")
    assert (suspended["source"], suspended["ground"]) == ("Letter of 20 March", "CALL_IN")
    assert suspended["position"] == held["position"]
    assert read(committee, approved, as_at="2010-03-25")["statusOnDay"] == "SUSPENDED"
    assert read(committee, approved, as_at="2010-03-16")["statusOnDay"] == "IN_FORCE"
    known = read(committee, approved, position=held["position"])
    assert (known["status"], len(known["course"])) == ("SUSPENDED", 2)
    assert read(committee, approved, position=held["position"] - 1)["status"] == "IN_FORCE"


def test_conditions_are_met_or_overdue_and_the_last_one_met_leaves_an_approval(committee: Committee) -> None:
    approved = decided(committee, "APPROVE_WITH_CONDITIONS", conditions=PARTS)
    secretary = committee.body.secretary

    def of_this_decision(**asked: str) -> list[Json]:
        found = secretary.read("conditions", **asked)["results"]  # the body has decided in other stories too
        return [one for one in found if one["decision"] == approved["decision"]]

    [kept] = of_this_decision(state="OPEN", as_at="2010-06-15")
    assert (kept["overdue"], kept["text"], kept["office"]) == ("INDETERMINATE", PARTS[0]["text"], PARTS[0]["office"])
    assert of_this_decision(overdue="YES", as_at="2010-07-01") == [{**kept, "overdue": "YES"}]
    assert of_this_decision(overdue="YES", as_at="2010-05-31") == []
    happens(committee, approved, "conditions/1/discharges", on="2010-05-01", evidenceDigest=DIGEST)
    assert read(committee, approved)["kept"][0]["state"] == "DISCHARGED"
    assert case_status(committee) == "APPROVED"
    path = f"decisions/{approved['decision']}/conditions/1/failures"
    problem = secretary.refused(path, {"on": "2010-05-01", "why": "No."})
    assert (problem.status, problem.code) == (409, "condition-already-settled")


def test_a_condition_that_fails_takes_the_approval_with_it(committee: Committee) -> None:
    approved = decided(committee, "APPROVE_WITH_CONDITIONS", conditions=PARTS)
    happens(committee, approved, "conditions/1/failures", on="2010-05-01", why="Nothing was reported.")
    assert (read(committee, approved)["status"], case_status(committee)) == ("LAPSED", "LAPSED")


def test_a_condition_is_waived(committee: Committee) -> None:
    approved = decided(committee, "APPROVE_WITH_CONDITIONS", conditions=PARTS)
    happens(committee, approved, "conditions/1/waivers", on="2010-05-01", waivedBy=committee.chair, why="Overtaken.")
    assert read(committee, approved)["kept"][0]["state"] == "WAIVED"


def test_a_decision_is_rescinded_and_the_case_may_be_decided_again(committee: Committee) -> None:
    approved = decided(committee)
    rescinding = again(committee, approved, "RESCIND")
    assert (rescinding["outcome"], rescinding["earlier"]) == ("RESCINDED", approved["decision"])
    assert case_status(committee) == "RESCINDED"
    shown = read(committee, approved)
    assert (shown["status"], shown["course"][-1]["by"]) == ("RESCINDED", rescinding["decision"])
    [line] = committee.body.secretary.read("decisions", status="RESCINDED", case=committee.case)["results"]
    assert line["decision"] == approved["decision"]
    motion = committee.considers(day="2010-05-17").has_put("REJECT")
    motion.gets("FOR", *committee.members)
    assert motion.is_decided()["outcome"] == "REJECTED"


def test_a_later_decision_takes_the_place_of_the_one_it_names(committee: Committee) -> None:
    approved = decided(committee)
    assert again(committee, approved, "REJECT")["outcome"] == "REJECTED"
    assert (read(committee, approved)["status"], case_status(committee)) == ("SUPERSEDED", "REJECTED")


def test_notice_is_given_before_a_service_ends_and_its_length_is_told(committee: Committee) -> None:
    expiring = decided(committee, "LET_CONTRACT_EXPIRE")
    path = f"decisions/{expiring['decision']}/termination-notices"
    said = {"given": "2010-04-01", "noticeMonths": 6, "lastServiceDay": "2010-09-30"}
    problem = committee.body.secretary.refused(path, said)
    assert (problem.status, problem.code, problem.document["earliest"]) == (409, "notice-too-short", "2010-10-01")
    happens(committee, expiring, "termination-notices", **said | {"lastServiceDay": "2010-10-01"})
    notice = read(committee, expiring)["notice"]
    assert (notice["dueEnd"], notice["longEnough"]) == ("2010-10-01", True)
    happens(committee, expiring, "service-ends", on="2010-10-01")
    assert read(committee, expiring)["serviceEnded"] == "2010-10-01"


def test_a_court_sets_a_decision_aside_and_another_lapses(committee: Committee) -> None:
    approved = decided(committee)
    said = {"on": "2010-04-01", "why": "No consultation.", "byWhom": "The High Court"}
    happens(committee, approved, "set-asides", **said)
    assert (read(committee, approved)["status"], case_status(committee)) == ("SET_ASIDE", "SET_ASIDE")
    path = f"decisions/{approved['decision']}/lapses"
    problem = committee.body.secretary.refused(path, {"on": "2010-04-02", "why": "Nothing was done."})
    assert (problem.status, problem.code) == (409, "decision-not-in-force")


def test_a_representation_is_made_within_the_standstill(committee: Committee) -> None:
    approved = decided(committee)
    happens(committee, approved, "standstills", noticePublished="2010-03-22")
    assert read(committee, approved)["standstillUntil"] == "2010-04-01"
    said = {"ground": "PSR_REPRESENTATION", "byWhom": "A provider", "why": "The criteria."}
    path = f"decisions/{approved['decision']}/suspensions"
    problem = committee.body.secretary.refused(path, said | {"on": "2010-04-06"})
    assert (problem.status, problem.code) == (409, "outside-the-standstill")
    happens(committee, approved, "suspensions", **said | {"on": "2010-04-01"})


def inquorate(committee: Committee) -> Json:
    for lead in (committee.lead, committee.other_lead):
        registers.position(committee.body, lead, committee.provider)
    motion = committee.considers().has_put("APPROVE")
    motion.gets("FOR", committee.chair, committee.finance, committee.strategy, committee.lay)
    return motion.is_decided()


def test_two_members_act_where_the_quorum_is_lost_and_the_board_ratifies_it(acting: Acting) -> None:
    question = inquorate(acting)
    assert question["outcome"] == "NO_DECISION_INQUORATE"
    said = {
        "case": acting.case,
        "direction": "APPROVE",
        "actors": [acting.chair, acting.lay],
        "text": "That the case be approved.",
        "urgency": "The window closes.",
        "ratifyBy": "2010-05-31",
        "earlier": question["decision"],
        "occurredAt": "2010-03-20T10:00:00Z",
    }
    path, secretary = f"{acting.board.path}/chairs-actions", acting.body.secretary
    conflicted = said | {"actors": [acting.chair, acting.lead]}
    problem = secretary.refused(path, conflicted)
    assert (problem.status, problem.code, problem.places) == (403, "conflict-of-interest", {"#/actors/1"})
    for wrong, status, code in (([], 400, "invalid-request"), ([acting.chair] * 2, 409, "actor-named-twice")):
        problem = secretary.refused(path, said | {"actors": wrong})
        assert (problem.status, problem.code, problem.places) == (status, code, {"#/actors"})
    told = secretary.post(f"{path}:preview", conflicted).json()
    assert (told["accepted"], told["problem"]["type"]) == (False, "/problems/conflict-of-interest")
    assert secretary.post(f"{path}:preview", said).json() == {"accepted": True, "problem": None}
    action = secretary.read(f"decisions/{secretary.make(path, said)}")
    assert (action["status"], action["ratifyBy"], action["number"]) == ("PROVISIONAL", "2010-05-31", 2)
    assert (action["actors"], action["urgency"]) == ([acting.chair, acting.lay], "The window closes.")
    assert case_status(acting) == "AWAITING_RATIFICATION"
    registers.position(acting.body, acting.lay, acting.provider)
    now = read(acting, action)
    (anew,) = now["actionJudgedAnew"]
    assert [(one["code"], one["pointer"]) for one in anew["findingsNow"]] == [("conflict-of-interest", "/actors/1")]
    assert (anew["findingsThen"], now["status"], now["exclusions"]) == ([], "PROVISIONAL", action["exclusions"])


def test_what_two_members_did_for_the_board_is_ratified_and_both_days_are_kept(acting: Acting) -> None:
    said = {
        "case": acting.case,
        "direction": "APPROVE",
        "actors": [acting.chair, acting.lay],
        "text": "That the case be approved.",
        "urgency": "The window closes.",
        "ratifyBy": "2010-05-31",
        "occurredAt": "2010-03-20T10:00:00Z",
    }
    secretary = acting.body.secretary
    action = secretary.read(f"decisions/{secretary.make(f'{acting.board.path}/chairs-actions', said)}")
    ratifying = again(acting, action, "RATIFY")
    assert (ratifying["outcome"], ratifying["earlier"]) == ("RATIFIED", action["decision"])
    turns = [(turn["on"], turn["status"]) for turn in read(acting, action)["course"]]
    assert turns == [("2010-03-20", "PROVISIONAL"), ("2010-04-19", "IN_FORCE")]
    assert read(acting, action, as_at="2010-04-01")["statusOnDay"] == "PROVISIONAL"
    assert case_status(acting) == "APPROVED"


def test_a_question_without_a_quorum_goes_over_or_up(committee: Committee) -> None:
    question = inquorate(committee)
    receipt = committee.considers(day="2010-04-19")
    happens(committee, question, "carry-overs", meeting=receipt.meeting.id, on="2010-03-16", why="More are free.")
    assert read(committee, question)["status"] == "CARRIED_OVER"
    path = f"decisions/{question['decision']}/referrals"
    said = {"toBoard": committee.board.id, "on": "2010-03-16", "why": "Lay majority."}
    assert committee.body.secretary.refused(path, said).code == "referred-to-itself"
