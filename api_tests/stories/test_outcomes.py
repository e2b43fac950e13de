"""Every way in which one committee answers a case, over HTTP: what was put, what came of it, what is said of both."""

import pytest

from api_tests.client import Json
from api_tests.stories.committee import Committee

PARTS = [{"service": "Hearing aids", "outcome": "APPROVED"}, {"service": "Fertility", "outcome": "REJECTED"}]
ANSWERS = [
    ("APPROVE_AS_AMENDED", {"amended": "That it end on 31 December 2022."}, "APPROVED_AS_AMENDED"),
    ("APPROVE_OPTION", {"option": {"number": 4, "of": 5}}, "OPTION_APPROVED"),
    ("APPROVE_IN_PART", {"parts": PARTS}, "PARTLY_APPROVED"),
    ("LET_CONTRACT_EXPIRE", {}, "CONTRACT_ALLOWED_TO_EXPIRE"),
    ("EXTEND", {"until": "2025-12-31"}, "EXTENDED"),
    ("RESTRICT_POLICY", {"restriction": "Exceptional circumstances only."}, "POLICY_RESTRICTED"),
]


@pytest.mark.parametrize(("direction", "terms", "outcome"), ANSWERS)
def test_an_approval_says_all_it_approves(committee: Committee, direction: str, terms: Json, outcome: str) -> None:
    motion = committee.considers().has_put(direction, **terms)
    motion.gets("FOR", *committee.members)
    decision = motion.is_decided()
    assert decision["outcome"] == outcome
    assert {name: decision[name] for name in terms} == terms
    assert {name: motion.read()[name] for name in terms} == terms
    assert committee.body.secretary.read(f"cases/{committee.case}")["status"] == outcome


def test_a_case_referred_back_is_a_draft_again_and_comes_back_as_its_next_version(committee: Committee) -> None:
    referral = {"to": "The programme board", "missing": "The impact on women and children."}
    motion = committee.considers().has_put("REFER_BACK", referral=referral)
    motion.gets("FOR", *committee.members)
    decision = motion.is_decided()
    assert (decision["outcome"], decision["referral"]) == ("REFERRED_BACK", referral)
    secretary, path = committee.body.secretary, f"cases/{committee.case}"
    assert secretary.read(path)["status"] == "DRAFT"
    secretary.record_upon(path, f"{path}/submissions")
    assert (secretary.read(path)["status"], secretary.read(path)["version"]) == ("SUBMITTED", 2)


def test_delegation_names_to_whom_and_within_what(committee: Committee) -> None:
    three = [committee.chair, committee.lay, committee.lead]
    said = {"persons": three, "limitPence": 25_000_000, "limits": "The bid only.", "until": "2010-09"}
    motion = committee.considers().has_put("DELEGATE", delegation=said)
    motion.gets("FOR", committee.chair, committee.finance, committee.strategy, committee.lead)
    motion.gets("ABSTAIN", committee.lay)
    decision = motion.is_decided()
    assert decision["outcome"] == "DELEGATED"
    assert decision["delegation"] == said | {"board": None}


def test_a_motion_that_says_too_little_or_too_much_is_refused_where_it_does(committee: Committee) -> None:
    item = committee.considers()
    for direction, terms, place in (
        ("APPROVE_OPTION", {}, "#/option"),
        ("APPROVE", {"until": "2010-09"}, "#/until"),
        ("APPROVE_OPTION", {"option": {"number": 6, "of": 5}}, "#/option/number"),
        ("APPROVE_WITH_CONDITIONS", {"conditions": [{"text": "Audit"}]}, "#/conditions/0/owner"),
        ("RESCIND", {}, "#/earlier"),
    ):
        problem = item.may_not_put(direction, **terms)
        assert (problem.status, problem.places) == (409, {place})
