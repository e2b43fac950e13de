"""What too few members decide about a decision or a case shows in the registers once it is ratified, and not before."""

from datetime import date

import pytest

from service.tests.decisions.committee import JULY, Committee
from service.tests.serving import Json, Service

FEW = ("Evans", "Foster")
SEPTEMBER = date(2009, 9, 15)


@pytest.fixture
def committee(either_service: Service) -> Committee:
    return Committee(either_service)


def standing(committee: Committee, decision: Json) -> tuple[str, str]:
    """How the register of decisions and that of cases show it."""
    listed = {one["decision"]: one["status"] for one in committee.secretary.read("decisions")["results"]}
    shown = committee.secretary.read(f"decisions/{decision['decision']}")
    assert shown["status"] == listed[decision["decision"]]
    return shown["status"], committee.secretary.read(f"cases/{decision['case']}")["status"]


def test_a_rescission_by_too_few_shows_when_it_is_ratified(committee: Committee) -> None:
    case = committee.case("WF/1")
    approved = committee.decided(case)
    rescinding = committee.decided(case, "RESCIND", *FEW, on=JULY, earlier=approved["decision"])
    assert standing(committee, approved) == ("IN_FORCE", "APPROVED")
    committee.decided(case, "RATIFY", on=SEPTEMBER, earlier=rescinding["decision"])
    assert standing(committee, approved) == ("RESCINDED", "RESCINDED")


def test_a_rescission_that_is_not_ratified_leaves_the_case_approved(committee: Committee) -> None:
    case = committee.case("WF/1")
    approved = committee.decided(case)
    rescinding = committee.decided(case, "RESCIND", *FEW, on=JULY, earlier=approved["decision"])
    committee.decided(case, "REFUSE_RATIFICATION", on=SEPTEMBER, earlier=rescinding["decision"])
    assert standing(committee, approved) == ("IN_FORCE", "APPROVED")


def test_conditions_that_too_few_agreed_to_are_listed_once_ratified_under_their_decision(committee: Committee) -> None:
    case = committee.case("WF/1")
    terms = [{"text": "Agree the exit plan", "office": "Medical Director"}]
    waiting = committee.decided(case, "APPROVE_WITH_CONDITIONS", *FEW, conditions=terms)
    assert committee.secretary.read("conditions")["results"] == []
    committee.decided(case, "RATIFY", on=JULY, earlier=waiting["decision"])
    [listed] = committee.secretary.read("conditions")["results"]
    assert (listed["decision"], listed["text"], listed["state"]) == (
        waiting["decision"],
        "Agree the exit plan",
        "OPEN",
    )
    discharge = {"on": str(date.fromisoformat(waiting["decided"])), "evidenceDigest": "ab" * 32}
    committee.secretary.record(f"decisions/{waiting['decision']}/conditions/1/discharges", discharge)
    assert committee.secretary.read("conditions")["results"][0]["state"] == "DISCHARGED"
