"""The owner of a condition is found under each of their entries, and goes by the one that goes on."""

import pytest

from service.tests.decisions.committee import Committee
from service.tests.merges.make import merge, unmerge
from service.tests.serving import Service


@pytest.fixture
def committee(either_service: Service) -> Committee:
    return Committee(either_service)


def owners(committee: Committee, asked_for: str) -> list[str]:
    """Whom the conditions of this owner name as theirs."""
    found = committee.secretary.read("conditions", owner=committee.person(asked_for))["results"]
    return [one["owner"] for one in found]


def test_a_condition_is_found_by_either_entry_of_its_owner(committee: Committee) -> None:
    terms = [{"text": "Agree the exit plan", "owner": committee.person("Miller")}]
    committee.decided(committee.case("WF/1"), "APPROVE_WITH_CONDITIONS", conditions=terms)
    assert owners(committee, "Brown") == []
    asked = merge(committee, "Brown", "Miller")
    assert owners(committee, "Brown") == owners(committee, "Miller") == [committee.person("Brown")]
    unmerge(committee, asked)
    assert (owners(committee, "Brown"), owners(committee, "Miller")) == ([], [committee.person("Miller")])
