"""How a case was finally decided, which nothing that is recorded afterwards overwrites."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.serving import Service

APPROVERS = ("Evans", "Foster", "Green")


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    return WalthamForest(service)


def decided(forest: WalthamForest, direction: str) -> str:
    """The id of a case that the board with final approval has decided."""
    case = forest.recommended()
    forest.examined(case, forest.disinvestment, by="Foster")
    sitting = forest.sitting(forest.disinvestment, *APPROVERS)
    motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion(direction)
    motion.vote(*APPROVERS)
    motion.decide()
    return case


def test_a_case_that_is_not_finally_decided_shows_no_decision(forest: WalthamForest) -> None:
    case = forest.recommended()
    assert forest.secretary.read(f"cases/{case}")["decided"] is None
    assert forest.secretary.read("cases", decided="APPROVED")["results"] == []


@pytest.mark.parametrize(("direction", "outcome"), [("APPROVE", "APPROVED"), ("REJECT", "REJECTED")])
def test_what_is_recorded_after_a_decision_leaves_it_in_the_register(
    forest: WalthamForest, direction: str, outcome: str
) -> None:
    case, secretary = decided(forest, direction), forest.secretary
    shown = secretary.read(f"cases/{case}")
    assert (shown["status"], shown["decided"]) == (outcome, outcome)
    secretary.record(f"cases/{case}/withdrawals", {"why": "The clinic was opened elsewhere"})
    shown = secretary.read(f"cases/{case}")
    assert (shown["status"], shown["decided"]) == ("WITHDRAWN", outcome)
    assert [one["case"] for one in secretary.read("cases", decided=outcome)["results"]] == [case]
