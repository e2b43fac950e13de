"""How the decision behind an award was made: by a board or by two who acted for it, and as known at a position."""

import pytest

from service.auth.callers import Role
from service.tests.decisions.committee import JULY, Committee
from service.tests.procurement.test_register import CLINIC, contract
from service.tests.serving import Json, Service


@pytest.fixture
def committee(either_service: Service) -> Committee:
    committee = Committee(either_service)
    committee.organisation(CLINIC)
    return committee


def awarded(committee: Committee, decision: str) -> str:
    return committee.secretary.make("awards", contract(occurredAt=None) | {"decision": decision})


def making(committee: Committee, award: str, **asked: object) -> Json:
    found: Json = committee.secretary.read(f"awards/{award}", **asked)["making"]
    return found


def test_an_award_on_a_chairs_action_names_who_acted(committee: Committee) -> None:
    award = awarded(committee, committee.acted(committee.case("WF/1", CLINIC)))
    shown = making(committee, award)
    assert (shown["chairsAction"], shown["reference"], shown["outcome"]) == (True, "Committee 1", "APPROVED")
    assert [(one["office"], one["standing"]) for one in shown["deciders"]] == [("Evans", "FOR"), ("Foster", "FOR")]
    committee.position("Foster", CLINIC)
    [total] = committee.service.caller(committee.ods, Role.AUDITOR).read("award-totals")["results"]
    assert (total["interested"][0]["people"], total["interested"][0]["voted"]) == ([committee.person("Foster")], True)


def test_a_later_decision_about_the_one_behind_an_award_does_not_take_its_place(committee: Committee) -> None:
    decision = committee.decided(case := committee.case("WF/1", CLINIC))["decision"]
    award = awarded(committee, decision)
    before = making(committee, award)
    assert (before["reference"], before["outcome"]) == ("Committee 1", "APPROVED")
    committee.decided(case, "RESCIND", on=JULY, earlier=decision)
    assert making(committee, award) == before
    problem = committee.secretary.refused("awards", contract(occurredAt=None) | {"decision": decision})
    assert (problem["type"], problem["status"]) == ("/problems/awarded-without-approval", 409)
    [total] = committee.service.caller(committee.ods, Role.AUDITOR).read("award-totals")["results"]
    assert total["awards"] == 1


def test_an_award_dated_before_its_decision_is_refused_and_told_afterwards_it_is_found(committee: Committee) -> None:
    decision = committee.decided(committee.case("WF/1", CLINIC))["decision"]
    early = contract() | {"decision": decision}
    problem = committee.secretary.refused("awards", early)
    assert (problem["type"], problem["status"]) == ("/problems/awarded-before-decided", 409)
    told = {"mode": "RETROSPECTIVE", "reason": "From the file.", "source": "Contract 7"}
    receipt = committee.secretary.record("awards", early | told)
    assert [one["code"] for one in receipt["findings"]] == ["awarded-before-decided"]
    [found] = committee.secretary.read("findings", code="awarded-before-decided")["results"]
    assert found["position"] == receipt["position"]


def test_an_award_says_by_how_much_it_grew_and_does_not_grow_beyond_the_limit_of_its_approval(
    either_service: Service,
) -> None:
    """F4: approved under a limit of 100,000 pounds."""
    committee = Committee(either_service, limitPence=100_000_00)
    committee.organisation(CLINIC)
    award = awarded(committee, committee.decided(committee.case("WF/1", CLINIC))["decision"])
    path = f"awards/{award}"
    shown = committee.secretary.read(path)
    assert (shown["valueNow"]["amountPence"], shown["growth"]["grew"]) == (90_000_00, "NO")
    change: Json = {"reasons": "More patients", "value": {"amountPence": 95_000_00}}
    committee.secretary.record(f"{path}/modifications", change)
    shown = committee.secretary.read(path)
    assert (shown["value"]["amountPence"], shown["valueNow"]["amountPence"]) == (90_000_00, 95_000_00)
    assert shown["growth"] == {"least": 5_000_00, "most": 5_000_00, "grew": "YES"}
    beyond = change | {"value": {"amountPence": 100_000_01}}
    problem = committee.secretary.refused(f"{path}/modifications", beyond)
    assert (problem["type"], problem["status"]) == ("/problems/beyond-the-approved-limit", 409)
    told = {"mode": "RETROSPECTIVE", "occurredAt": "2022-06-01T12:00:00Z", "reason": "Found", "source": "Contract 7"}
    receipt = committee.secretary.record(f"{path}/modifications", beyond | told)
    assert [one["code"] for one in receipt["findings"]] == ["beyond-the-approved-limit"]
