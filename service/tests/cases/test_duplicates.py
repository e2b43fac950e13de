"""Duplicate cases over HTTP: flagged with the case they repeat, found by their status, and lifted."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.serving import Service


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    return WalthamForest(service)


def test_a_duplicate_is_found_by_its_status_until_the_flag_is_lifted(forest: WalthamForest) -> None:
    first, second, secretary = forest.recommended(), forest.case("WF/99"), forest.secretary

    def found(status: str) -> list[str]:
        return [one["case"] for one in secretary.read("cases", status=status)["results"]]

    path = f"cases/{first}"
    secretary.record(f"{path}/duplicates", {"of": second, "why": "The practice sent it as well"})
    shown = secretary.read(path)
    assert (shown["status"], shown["duplicateOf"]) == ("DUPLICATE", second)
    assert (found("DUPLICATE"), found("PROPOSED"), found("SUBMITTED")) == ([first], [], [second])
    refused = secretary.refused(f"{path}/returns", {"why": "The costs are missing"})
    assert refused["type"] == "/problems/case-is-duplicate"
    secretary.record(f"{path}/duplicates/liftings", {"why": "They serve two localities"})
    shown = secretary.read(path)
    assert (shown["status"], shown.get("duplicateOf")) == ("PROPOSED", None)
    assert (found("DUPLICATE"), found("PROPOSED")) == ([], [first])


def test_a_duplicate_names_another_case_on_record(forest: WalthamForest) -> None:
    case = forest.case("WF/99")
    problem = forest.secretary.refused(f"cases/{case}/duplicates", {"of": case, "why": "Sent twice"})
    assert problem["type"] == "/problems/duplicate-of-itself"
    problem = forest.secretary.refused(f"cases/{case}/duplicates/liftings", {"why": "Sent twice"})
    assert problem["type"] == "/problems/case-not-duplicate"
