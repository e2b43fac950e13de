"""Of every kind of exceptions a history of which the answer is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from service.clock import london_day
from service.store.verification_runs import RunKind, RunOutcome, VerificationRun, keep_runs
from service.tests.decisions.committee import Committee
from service.tests.exceptions.conftest import Auditor
from service.tests.meetings.make import Item, WalthamForest, member
from service.tests.questions.ask import CLINIC, afterwards, interest, put, recommended
from service.tests.questions.deciding import Deciding
from service.tests.questions.test_benefits import planned
from service.tests.serving import Service


def an_item(forest: WalthamForest) -> Item:
    """An item on a case for the clinic, with four in the room."""
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", forest.case("WF/7", CLINIC), presiding="Adams")


def test_what_was_recorded_late_is_told_with_the_days(forest: WalthamForest, auditor: Auditor) -> None:
    happened = datetime.now(UTC) - timedelta(days=3, hours=1)
    receipt = interest(forest, "Davies", **afterwards() | {"occurredAt": happened.isoformat()})
    found = auditor.one("recorded-late")
    assert found["sentence"] == "interests.InterestDeclared was recorded 3 days after it happened."
    assert found["position"] == receipt["facts"][0]["position"]
    assert (found["subject"], found["since"]) == (f"fact:{found['position']}", str(london_day(datetime.now(UTC))))


def test_a_question_without_a_quorum_is_told_by_the_number_of_the_decision(
    forest: WalthamForest, auditor: Auditor
) -> None:
    recommended(forest, "WF/2")
    short = put(forest, "Adams", "Clark", reference="WF/1")
    short.vote("Adams", "Clark")
    inquorate = short.decide()
    found = auditor.one("inquorate")
    assert (found["subject"], found["since"]) == (f"decision:{inquorate['decision']}", inquorate["decided"])
    assert found["sentence"] == ("Development Board 2: found no quorum for the question, so that nothing was decided.")
    assert auditor.listed("inquorate", position=inquorate["since"] - 1) == []
    assert auditor.listed("inquorate", as_at="2010-01-01") == []


def test_a_rule_that_was_not_kept_and_a_dispensation_are_told(forest: WalthamForest, auditor: Auditor) -> None:
    forest.position("Brown", CLINIC)
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    vote = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Brown") | afterwards())
    found = auditor.one("overridden")
    assert found["sentence"] == "meetings.VoteCast did not keep: a conflicted member does not vote."
    assert (found["position"], found["subject"]) == (vote["position"], f"fact:{vote['position']}")
    assert "SI 2000/89" in found["citation"]
    declared = interest(forest, "Davies")["location"].rsplit("/", 1)[1]
    saying = {
        "person": forest.person("Davies"),
        "ground": "TOO_FEW_WITHOUT_A_CONFLICT",
        "grantedBy": "SECRETARY_OF_STATE",
        "granted": "2009-05-01",
        "holdsFrom": "2009-05-01",
        "holdsTo": "2009-12-31",
    }
    granted = forest.secretary.record(f"interests/{declared}/dispensations", saying)
    later = auditor.listed("overridden")[-1]
    assert later["position"] == granted["facts"][0]["position"]
    assert later["sentence"] == (
        "A dispensation was granted by secretary of state until 2009-12-31: too few without a conflict."
    )


def test_a_conflict_that_nobody_determined_is_told_once_the_item_is_over(
    forest: WalthamForest, auditor: Auditor
) -> None:
    forest.position("Brown", CLINIC)
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    motion.vote("Adams", "Clark", "Davies")
    motion.decide()
    assert auditor.counts() == {}
    motion.item.record("close")
    assert auditor.counts() == {"UNDETERMINED_CONFLICT": 1, "INCOMPLETE_RECORD": 1}
    found = auditor.one("undetermined-conflict")
    assert found["subject"] == f"person:{forest.person('Brown')}"
    assert found["sentence"] == (
        "A conflict at item 4 was found by the register, and nobody determined how it be managed."
    )
    lacking = auditor.one("incomplete-record")
    assert lacking["sentence"] == (
        "Of a conflict at item 4 the record lacks: how it was determined that it be managed; that it was so managed."
    )


def test_what_was_declared_determined_and_kept_to_is_no_exception(forest: WalthamForest, auditor: Auditor) -> None:
    item = an_item(forest)
    brown = forest.person("Brown")
    declared = {"person": brown, "category": "FINANCIAL", "organisation": CLINIC, "narrative": "Partner in the clinic"}
    member(forest, "Brown").record(f"{item.path}/declarations", declared)
    item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    item.sitting.record("departures", {"person": brown, "item": item.item})
    item.record("close")
    assert auditor.counts() == {}


def test_a_ruling_that_nobody_followed_leaves_the_record_incomplete(forest: WalthamForest, auditor: Auditor) -> None:
    item = an_item(forest)
    declared = {"person": forest.person("Brown"), "category": "FINANCIAL", "organisation": CLINIC}
    member(forest, "Brown").record(f"{item.path}/declarations", declared | {"narrative": "Partner in the clinic"})
    item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    item.record("close")
    assert auditor.counts() == {"INCOMPLETE_RECORD": 1}
    assert auditor.one("incomplete-record")["sentence"] == (
        "Of a conflict at item 4 the record lacks: that it was so managed."
    )


def test_a_decision_that_would_be_judged_otherwise_is_told_with_its_cause(
    forest: WalthamForest, auditor: Auditor
) -> None:
    decision = recommended(forest)
    assert auditor.counts() == {}
    late = interest(forest, "Brown")
    found = auditor.one("tainted")
    assert (found["subject"], found["position"]) == (
        f"decision:{decision['decision']}",
        late["facts"][-1]["position"],
    )
    assert found["sentence"] == (
        "Development Board 1: the outcome would be no decision inquorate instead of recommended, "
        f"knowing what was recorded at position {late['facts'][0]['position']}."
    )
    assert auditor.listed("tainted", position=decision["since"]) == []


def test_a_chairs_action_is_told_until_the_board_has_ratified_it(either_service: Service) -> None:
    committee = Committee(either_service)
    case = committee.case("WF/1")
    action = committee.acted(case)
    auditor = Auditor(committee)
    found = auditor.one("unratified")
    assert (found["subject"], found["sentence"]) == (
        f"decision:{action}",
        "Committee 1: the chair's action awaits the board's ratification, by 2099-12-31.",
    )
    committee.decided(case, "RATIFY", earlier=action)
    assert auditor.listed("unratified") == []
    assert len(auditor.listed("unratified", position=found["position"])) == 1


def test_a_condition_is_overdue_from_the_day_after_it_was_due(either_service: Service) -> None:
    committee = Committee(either_service)
    terms = [
        {"text": "Recruit", "office": "Finance", "due": "2010-06-30"},
        {"text": "Open", "office": "Finance", "due": "2010-07"},
        {"text": "Report", "office": "Finance"},
    ]
    decision = committee.decided(committee.case("WF/1"), "APPROVE_WITH_CONDITIONS", conditions=terms)
    auditor = Auditor(committee)
    assert auditor.listed("overdue", as_at="2010-06-30") == []
    found = auditor.one("overdue", as_at="2010-07-01")
    assert (found["subject"], found["since"]) == (f"decision:{decision['decision']}", "2010-06-30")
    assert found["sentence"] == "Condition 1 of an approval was due 2010-06-30 and is open."
    told = [one["sentence"] for one in auditor.listed("overdue", as_at="2010-07-02")]
    assert told == [found["sentence"], "Condition 2 of an approval may have been due 2010-07 and is open."]


def test_every_overdue_condition_is_told_however_many_an_approval_has(either_service: Service) -> None:
    committee = Committee(either_service)
    for number, many in enumerate((1, 3, 1, 2), start=1):
        terms = [{"text": f"Part {part}", "office": "Finance", "due": "2010-06-30"} for part in range(many)]
        committee.decided(committee.case(f"WF/{number}"), "APPROVE_WITH_CONDITIONS", conditions=terms)
    assert len(Auditor(committee).listed("overdue", as_at="2010-07-01")) == 7


def test_a_review_of_a_benefit_is_overdue_where_its_case_was_approved(either_service: Service) -> None:
    deciding = Deciding(either_service)
    auditor, due = Auditor(deciding), deciding.today - timedelta(days=1)
    case = deciding.case("WF/1")
    benefit = planned(deciding, case, due)
    assert auditor.listed("overdue") == []
    deciding.decides(case, "APPROVE")
    found = auditor.one("overdue")
    assert (found["subject"], found["since"]) == (f"benefit:{benefit}", str(due))
    assert auditor.listed("overdue", as_at=due) == []


def test_a_breach_that_was_found_to_be_one_is_told_until_it_is_published(
    forest: WalthamForest, auditor: Auditor
) -> None:
    for determination in ("BREACH", "NOT_A_BREACH"):
        told = {"type": "OTHER", "route": "AUDIT", "account": "Somebody stayed"}
        breach = forest.secretary.make("breaches", told)
        assert len(auditor.listed("unpublished")) == (determination != "BREACH")
        path = f"breaches/{breach}"
        triage = {"triagedBy": "GUARDIAN", "investigate": True, "why": "It is serious"}
        forest.secretary.record(f"{path}/triages", triage)
        forest.secretary.record(f"{path}/investigations")
        forest.secretary.record(f"{path}/determinations", {"determination": determination, "why": "They did"})
        assert len(auditor.listed("unpublished")) == 1


def test_the_last_comparison_and_verification_are_told_where_they_were_not_good(
    forest: WalthamForest, auditor: Auditor
) -> None:
    connection, ledger, now = forest.service.database.reader(), forest.ods, datetime.now(UTC)
    wrong = VerificationRun(
        ledger=ledger,
        ran_at=now,
        kind=RunKind.COMPARISON,
        outcome=RunOutcome.WRONG,
        sentence="The read model votes lacks a row.",
        first_wrong=7,
    )
    keep_runs(
        connection, [wrong, replace(wrong, kind=RunKind.VERIFICATION, outcome=RunOutcome.CANNOT_TELL, first_wrong=None)]
    )
    found = auditor.one("read-model-mismatch")
    assert (found["sentence"], found["position"]) == ("The read model votes lacks a row.", 7)
    assert auditor.one("failed-verification")["position"] is None
    runs = {one["kind"]: one["lastRun"] for one in auditor.caller.read("exceptions")["results"]}
    assert runs["READ_MODEL_MISMATCH"] == runs["FAILED_VERIFICATION"] is not None
    assert auditor.listed("read-model-mismatch", position=1) == []
    good = replace(wrong, outcome=RunOutcome.GOOD, ran_at=now + timedelta(microseconds=1))
    keep_runs(connection, [good])
    assert auditor.listed("read-model-mismatch") == []
