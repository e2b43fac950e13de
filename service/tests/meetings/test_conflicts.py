"""The summary register of conflicts: per item, who, what, and how it was managed."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Item, WalthamForest, member
from service.tests.serving import Service

CLINIC = "F86001"


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    forest = WalthamForest(service)
    forest.organisation(CLINIC)
    forest.position("Brown", CLINIC)
    return forest


@pytest.fixture
def item(forest: WalthamForest) -> Item:
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 2))
    return sitting.item("4", "RECOMMENDATION", case, presiding="Adams")


def test_a_declaration_a_ruling_and_an_absence_stand_on_one_line(forest: WalthamForest, item: Item) -> None:
    brown, secretary = forest.person("Brown"), forest.secretary
    declared = {"person": brown, "category": "FINANCIAL", "organisation": CLINIC, "narrative": "Partner in the clinic"}
    member(forest, "Brown").record(f"{item.path}/declarations", declared)
    item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    item.sitting.record("departures", {"person": brown, "item": item.item})
    item.record("close")
    item.sitting.record("returns", {"person": brown})
    (line,) = secretary.read(f"{item.sitting.path}/conflicts")["results"]
    assert (line["number"], line["person"], line["managedAs"]) == ("4", brown, "LEAVE_FOR_ITEM")
    assert line["declarations"][0]["narrative"] == "Partner in the clinic"
    assert (line["rulings"][0]["determinedBy"], line["rulings"][0]["determiner"]) == ("CHAIR", forest.person("Adams"))
    assert line["rulings"][0]["why"].startswith("A partner")
    assert line["absences"][0]["leftAt"] < line["absences"][0]["returnedAt"]
    assert secretary.read(item.path)["declarations"] == line["declarations"]
    assert secretary.read(item.path)["rulings"] == line["rulings"]


def test_c10_papers_sent_before_the_conflict_was_seen_show_that_they_were_not_withheld(
    forest: WalthamForest, item: Item
) -> None:
    brown = forest.person("Brown")
    forest.secretary.record(f"{item.path}/papers", {"people": [brown, forest.person("Adams")]})
    item.rule("Brown", "LEAVE_AND_PAPERS_WITHHELD", by="Adams")
    refused = forest.secretary.refused(f"{item.path}/papers", {"people": [brown]})
    assert (refused["status"], refused["type"]) == (409, "/problems/papers-withheld")
    item.sitting.record("departures", {"person": brown, "item": item.item})
    item.record("close")
    (line,) = forest.secretary.read(f"{item.sitting.path}/conflicts")["results"]
    assert line["papersSentAt"] is not None
    assert (line["minuted"]["management"], line["minuted"]["evidence"]) == (True, False)


def test_what_nobody_declared_stands_there_once_the_item_is_decided(forest: WalthamForest, item: Item) -> None:
    motion = item.motion("RECOMMEND")
    motion.vote("Adams", "Clark", "Davies")
    path = f"{item.sitting.path}/conflicts"
    assert forest.secretary.read(path)["results"] == []
    decision = motion.decide()
    (line,) = forest.secretary.read(path)["results"]
    assert (line["person"], line["declarations"], line["rulings"]) == (forest.person("Brown"), [], [])
    (found,) = line["recusals"]
    assert (found["decision"], found["ground"]) == (decision["decision"], "CONFLICT")
    assert found["findings"][0]["match"] == "ORGANISATION"
    assert line["managedAs"] == "LEAVE_FOR_ITEM"
    assert forest.secretary.read(path, position=decision["since"] - 1)["results"] == []


def test_somebody_declares_for_themselves_and_the_secretary_for_anybody(forest: WalthamForest, item: Item) -> None:
    path, body = f"{item.path}/declarations", {"person": forest.person("Brown"), "category": "INDIRECT"}
    assert member(forest, "Clark").refused(path, body)["type"] == "/problems/not-permitted"
    elsewhere = forest.service.caller(forest.ods, Role.SECRETARY, boards=(forest.disinvestment.board,))
    assert elsewhere.refused(path, body)["type"] == "/problems/not-permitted"
    forest.secretary.record(path, body)
    assert len(forest.secretary.read(item.path)["declarations"]) == 1


def test_a_declaration_says_what_the_interest_is(forest: WalthamForest, item: Item) -> None:
    problem = forest.secretary.refused(f"{item.path}/declarations", {"person": forest.person("Brown")})
    assert problem["type"] == "/problems/nothing-declared"


def test_nobody_rules_on_their_own_conflict(forest: WalthamForest, item: Item) -> None:
    adams = forest.person("Adams")
    body = {"person": adams, "management": "NOTE_AND_PARTICIPATE", "determinedBy": "CHAIR", "why": "Remote"}
    problem = forest.secretary.refused(f"{item.path}/rulings", body | {"determiner": adams})
    assert problem["type"] == "/problems/own-conflict-ruled"
