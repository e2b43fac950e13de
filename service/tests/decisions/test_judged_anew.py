"""Late knowledge and corrections over HTTP: both verdicts are shown, nothing that was recorded changes."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Motion, WalthamForest
from service.tests.serving import Json, Service, Somebody

CLINIC = "F86001"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest


def decided(forest: WalthamForest, *present: str) -> tuple[Motion, Json]:
    """A recommendation on a case for a clinic, with the decision as it is read."""
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, *present, on=date(2009, 6, 2))
    motion = sitting.item("4", "RECOMMENDATION", case, presiding=present[0]).motion("RECOMMEND")
    motion.vote(*present)
    return motion, motion.decide()


def interest(forest: WalthamForest, name: str = "Brown", since: str | None = "2008") -> Json:
    """An interest in the clinic."""
    body = {"person": forest.person(name), "category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share"}
    return body | ({"heldFrom": since} if since else {})


def another_secretary(forest: WalthamForest) -> Somebody:
    return forest.service.caller(forest.ods, Role.SECRETARY)


def test_a_late_declaration_is_weighed_before_and_judged_when_it_is_made(forest: WalthamForest) -> None:
    motion, decision = decided(forest, "Adams", "Brown", "Clark")
    size = forest.secretary.read("")["logSize"]
    weighed = forest.secretary.post("interests:preview", interest(forest)).json()["decisions"]
    assert forest.secretary.read("")["logSize"] == size
    assert [(one["outcomeThen"], one["outcomeNow"]) for one in weighed] == [("RECOMMENDED", "NO_DECISION_INQUORATE")]
    receipt = forest.secretary.record("interests", interest(forest))
    assert [one["type"] for one in receipt["facts"]] == ["interests.InterestDeclared", "decisions.DecisionRejudged"]
    (found,) = forest.secretary.read("rejudgements")["results"]
    assert (found["decision"], found["cause"]) == (decision["decision"], receipt["facts"][0]["position"])
    assert found["verdictThen"] == decision["verdict"]
    assert found["verdict"] == weighed[0]["verdict"] != found["verdictThen"]
    now = forest.secretary.read(f"decisions/{decision['decision']}")
    assert (now["outcome"], now["verdict"]) == (decision["outcome"], decision["verdict"])
    assert [one["outcomeNow"] for one in now["judgedAnew"]] == ["NO_DECISION_INQUORATE"]
    before = forest.secretary.read(f"decisions/{decision['decision']}?position={size}")
    assert before["judgedAnew"] == []
    assert motion.path


def test_a_dispensation_told_late_is_weighed_and_then_frees_the_vote_and_its_end_takes_it_back(
    forest: WalthamForest,
) -> None:
    decided(forest, "Adams", "Brown", "Clark")
    declared = forest.secretary.make("interests", interest(forest))
    brown, path = {"person": forest.person("Brown")}, f"interests/{declared}"
    granted = {"ground": "TOO_FEW_WITHOUT_A_CONFLICT", "grantedBy": "SECRETARY_OF_STATE", "granted": "2009-05-01"}
    saying = brown | granted | {"holdsFrom": "2009-05-01", "holdsTo": "2009-12-31"}
    (weighed,) = forest.secretary.post(f"{path}/dispensations:preview", saying).json()["decisions"]
    assert (weighed["outcomeThen"], weighed["outcomeNow"]) == ("NO_DECISION_INQUORATE", "RECOMMENDED")
    receipt = forest.secretary.record(f"{path}/dispensations", saying)
    assert [one["type"] for one in receipt["facts"]] == ["interests.DispensationGranted", "decisions.DecisionRejudged"]
    found = forest.secretary.read("rejudgements")["results"][-1]
    assert found["verdict"] == weighed["verdict"]
    assert "conflict-dispensed" in found["appeared"]
    (made,) = forest.secretary.read(path)["arrangements"]
    ending = brown | {"ended": "2009-06-01", "why": "It was revoked the day before."}
    over = forest.secretary.record(f"{path}/arrangements/{made['arrangement']}/end", ending)
    assert [one["type"] for one in over["facts"]] == ["interests.ArrangementEnded", "decisions.DecisionRejudged"]
    assert forest.secretary.read("rejudgements")["results"][-1]["outcomeNow"] == "NO_DECISION_INQUORATE"


def test_an_interest_that_began_later_or_is_somebody_elses_touches_no_decision(forest: WalthamForest) -> None:
    decided(forest, "Adams", "Brown", "Clark")
    for late in (interest(forest, since="2010"), interest(forest, name="Stranger")):
        receipt = forest.secretary.record("interests", late)
        assert [one["type"] for one in receipt["facts"]] == ["interests.InterestDeclared"]
    assert forest.secretary.read("rejudgements")["results"] == []


def test_m3_a_member_wrongly_shown_as_absent_is_corrected_by_two_people_and_both_verdicts_stand(
    forest: WalthamForest,
) -> None:
    motion, decision = decided(forest, "Adams", "Clark")
    assert decision["outcome"] == "NO_DECISION_INQUORATE"
    path, held = motion.item.sitting.path, forest.secretary.read(f"{motion.item.sitting.path}/attendance")
    said = {
        "subject": "ATTENDANCE",
        "person": forest.person("Davies"),
        "attended": {"cameAt": held["results"][0]["cameAt"]},
        "reason": "Minutes confirmed with the proviso that Dr Davies is shown as attending",
    }
    weighed = forest.secretary.post(f"{path}/corrections:preview", said).json()
    assert [one["outcomeNow"] for one in weighed["decisions"]] == ["RECOMMENDED"]
    correction = forest.secretary.make(f"{path}/corrections", said)
    assert forest.secretary.read("rejudgements")["results"] == []
    refused = forest.secretary.refused(f"{path}/corrections/{correction}/confirmations", {})
    assert (refused["status"], refused["type"]) == (403, "/problems/confirmed-by-whoever-asked")
    another_secretary(forest).record(f"{path}/corrections/{correction}/confirmations")
    (found,) = forest.secretary.read(f"rejudgements?decision={decision['decision']}")["results"]
    assert (found["outcomeThen"], found["outcomeNow"]) == ("NO_DECISION_INQUORATE", "RECOMMENDED")
    assert forest.secretary.read(f"decisions/{decision['decision']}")["outcome"] == "NO_DECISION_INQUORATE"
    attended = forest.secretary.read(f"{path}/attendance")["results"]
    assert [(one["person"], one["byCorrection"]) for one in attended if one["byCorrection"]] == [
        (forest.person("Davies"), correction)
    ]
    (listed,) = forest.secretary.read(f"{path}/corrections")["results"]
    assert (listed["reason"], listed["confirmedAt"] is None) == (said["reason"], False)


def test_i1_a_vote_wrongly_recorded_names_its_fact_and_is_shown_with_the_original(forest: WalthamForest) -> None:
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))
    motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
    motion.vote("Adams", choice="AGAINST")
    motion.vote("Clark")
    wrong = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Brown"))
    decision = motion.decide()
    said = {"subject": "VOTE", "motion": motion.motion, "seat": motion.ballot("Brown")["seat"], "choice": "AGAINST"}
    reason = {"reason": "Brown voted against: the tape shows it"}
    assert forest.secretary.refused(f"{sitting.path}/corrections", said | reason)["type"] == (
        "/problems/no-vote-to-correct"
    )
    named = said | reason | {"corrects": wrong["facts"][0]["id"]}
    correction = forest.secretary.make(f"{sitting.path}/corrections", named)
    another_secretary(forest).record(f"{sitting.path}/corrections/{correction}/confirmations")
    vote = next(one for one in forest.secretary.read(motion.path)["votes"] if one["seat"] == said["seat"])
    assert (vote["choice"], vote["recordedChoice"], vote["byCorrection"]) == ("AGAINST", "FOR", correction)
    now = forest.secretary.read(f"decisions/{decision['decision']}")
    assert (now["outcome"], [one["outcomeNow"] for one in now["judgedAnew"]]) == ("RECOMMENDED", ["NOT_CARRIED"])


def test_whoever_may_not_decide_corrects_nothing(forest: WalthamForest) -> None:
    motion, _ = decided(forest, "Adams", "Brown", "Clark")
    said = {"subject": "ATTENDANCE", "person": forest.person("Adams"), "reason": "No"}
    for role in (Role.MEMBER, Role.AUDITOR):
        refused = forest.service.caller(forest.ods, role).refused(f"{motion.item.sitting.path}/corrections", said)
        assert refused["status"] == 403


def test_a_correction_is_rejected_and_one_that_was_confirmed_is_superseded_by_name(forest: WalthamForest) -> None:
    motion, _ = decided(forest, "Adams", "Clark")
    path = motion.item.sitting.path
    came = forest.secretary.read(f"{path}/attendance")["results"][0]["cameAt"]
    said: Json = {"subject": "ATTENDANCE", "person": forest.person("Davies"), "reason": "Dr Davies was there"}
    said |= {"attended": {"cameAt": came}}
    wrong = forest.secretary.make(f"{path}/corrections", said)
    no = {"reason": "Dr Davies sent apologies"}
    another_secretary(forest).record(f"{path}/corrections/{wrong}/declinings", no)
    late = another_secretary(forest).refused(f"{path}/corrections/{wrong}/confirmations")
    assert late["type"] == "/problems/correction-was-declined"
    right = forest.secretary.make(f"{path}/corrections", said)
    (fact, *_) = another_secretary(forest).record(f"{path}/corrections/{right}/confirmations")["facts"]
    last = forest.secretary.make(f"{path}/corrections", said | {"attended": None, "supersedes": fact["id"]})
    told = {one["correction"]: one for one in forest.secretary.read(f"{path}/corrections")["results"]}
    assert (told[wrong]["declined"], told[wrong]["declinedBecause"]) == ("REJECTED", no["reason"])
    assert (told[right]["declined"], told[last]["supersedes"]) == (None, fact["id"])
    unknown = forest.secretary.refused(f"{path}/corrections", said | {"supersedes": forest.person("Davies")})
    assert unknown["type"] == "/problems/no-correction-to-supersede"
