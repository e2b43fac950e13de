"""What is found about a case after it was approved (traps F6, F7)."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.serving import Service


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    return WalthamForest(service)


def test_f7_a_duplicate_found_after_approval_keeps_its_decision_and_stands_as_before_when_lifted(
    forest: WalthamForest,
) -> None:
    secretary, case, other = forest.secretary, forest.recommended(), forest.case("WF/9")
    forest.examined(case, forest.disinvestment, by="Foster")
    sitting = forest.sitting(forest.disinvestment, "Evans", "Foster", "Green")
    motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion("APPROVE")
    motion.vote("Evans", "Foster", "Green")
    decision = motion.decide()
    secretary.record(f"cases/{case}/duplicates", {"of": other, "why": "The practice sent it as well"})
    shown = secretary.read(f"cases/{case}")
    assert (shown["status"], shown["duplicateOf"], shown["decided"]) == ("DUPLICATE", other, "APPROVED")
    assert secretary.read(f"decisions/{decision['decision']}")["status"] == "IN_FORCE"
    secretary.record(f"cases/{case}/duplicates/liftings", {"why": "They serve two localities"})
    assert secretary.read(f"cases/{case}")["status"] == "APPROVED"


def test_f6_one_item_on_several_services_decides_each_in_its_own_way(forest: WalthamForest) -> None:
    people = ("Adams", "Brown", "Clark")
    item = forest.sitting(forest.development, *people).item("4", "RECOMMENDATION", presiding="Adams")
    carried, refused, lost = (item.motion(direction) for direction in ("RECOMMEND", "NOT_RECOMMEND", "RECOMMEND"))
    for motion in (carried, refused):
        motion.vote(*people)
    lost.vote(*people, choice="AGAINST")
    outcomes = [motion.decide()["outcome"] for motion in (carried, refused, lost)]
    assert outcomes == ["RECOMMENDED", "NOT_RECOMMENDED", "NOT_CARRIED"]
