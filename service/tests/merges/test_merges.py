"""A doctor who was entered twice, over HTTP: one asks, another confirms, and the record of before stays as it was."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Motion, WalthamForest
from service.tests.merges.make import WHY, merge, two, unmerge
from service.tests.serving import Json, Service

CLINIC = "F86001"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest


def interest(forest: WalthamForest, name: str, **more: object) -> Json:
    """A share in the clinic since 2008."""
    body = {"person": forest.person(name), "category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share"}
    return body | {"heldFrom": "2008"} | more


def voting(forest: WalthamForest, reference: str = "WF/7") -> Motion:
    """The development board is asked to recommend a case for the clinic."""
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))
    case = forest.case(reference, CLINIC)
    return sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")


def decided(forest: WalthamForest) -> Json:
    """A recommendation on which Brown voted, who had a share in the clinic as Miller."""
    forest.secretary.record("interests", interest(forest, "Miller"))
    motion = voting(forest)
    motion.vote("Adams", "Brown", "Clark")
    return motion.decide()


def test_p7_what_a_merge_would_change_is_shown_and_two_people_record_it(forest: WalthamForest) -> None:
    decision = decided(forest)
    size = forest.secretary.read("")["logSize"]
    weighed = forest.registrar.post("merges:preview", two(forest, "Brown", "Miller")).json()["decisions"]
    assert forest.secretary.read("")["logSize"] == size
    assert [(one["outcomeThen"], one["outcomeNow"]) for one in weighed] == [("RECOMMENDED", "NO_DECISION_INQUORATE")]
    asked = forest.registrar.make("merges", two(forest, "Brown", "Miller"))
    assert forest.secretary.read(f"people/{forest.person('Brown')}")["merged"] == []
    refused = forest.registrar.refused(f"merges/{asked}/confirmations")
    assert (refused["status"], refused["type"]) == (403, "/problems/confirmed-by-whoever-asked")
    receipt = forest.service.caller(forest.ods, Role.REGISTRAR).record(f"merges/{asked}/confirmations")
    assert [one["type"] for one in receipt["facts"]] == ["merges.PersonsMerged", "decisions.DecisionRejudged"]
    (found,) = forest.secretary.read("rejudgements")["results"]
    assert (found["cause"], found["verdict"]) == (receipt["facts"][0]["position"], weighed[0]["verdict"])
    now = forest.secretary.read(f"decisions/{decision['decision']}")
    assert (now["outcome"], now["verdict"]) == (decision["outcome"], decision["verdict"])


def test_the_preview_says_what_speaks_against_a_merge(forest: WalthamForest) -> None:
    motion = voting(forest)
    motion.vote("Adams", "Brown", "Clark")
    motion.decide()
    found = forest.registrar.post("merges:preview", two(forest, "Brown", "Clark")).json()["findings"]
    assert [one["code"] for one in found] == ["sat-on-one-board", "voted-on-one-motion"]
    assert forest.registrar.post("merges:preview", two(forest, "Brown", "Miller")).json()["findings"] == []


def test_a_merge_is_rejected_and_taking_one_back_is_withdrawn(forest: WalthamForest) -> None:
    asked = forest.registrar.make("merges", two(forest, "Brown", "Miller"))
    other = forest.service.caller(forest.ods, Role.REGISTRAR)
    other.record(f"merges/{asked}/declinings", {"reason": "Two doctors"})
    shown = forest.secretary.read(f"merges/{asked}")
    assert (shown["declined"], shown["declinedBecause"], shown["holds"]) == ("REJECTED", "Two doctors", False)
    refused = other.refused(f"merges/{asked}/confirmations")
    assert (refused["type"], refused["status"]) == ("/problems/merge-was-declined", 409)
    held = merge(forest, "Brown", "Miller")
    forest.registrar.record(f"merges/{held}/unmergings", WHY)
    forest.registrar.record(f"merges/{held}/unmergings/declinings", {"reason": "One doctor after all"})
    shown = forest.secretary.read(f"merges/{held}")
    assert (shown["backDeclined"], shown["backDeclinedBecause"], shown["holds"]) == (
        "WITHDRAWN",
        "One doctor after all",
        True,
    )
    forest.registrar.record(f"merges/{held}/unmergings", WHY)
    assert forest.secretary.read(f"merges/{held}")["backDeclined"] is None


def test_when_they_are_two_again_the_decision_is_judged_as_at_first(forest: WalthamForest) -> None:
    decision = decided(forest)
    asked = merge(forest, "Brown", "Miller")
    weighed = forest.registrar.post(f"merges/{asked}/unmergings:preview", WHY).json()["decisions"]
    assert [one["outcomeNow"] for one in weighed] == ["RECOMMENDED"]
    facts = unmerge(forest, asked)["facts"]
    assert [one["type"] for one in facts] == ["merges.PersonsUnmerged", "decisions.DecisionRejudged"]
    again = forest.secretary.read("rejudgements")["results"]
    assert [one["outcomeNow"] for one in again] == ["NO_DECISION_INQUORATE", "RECOMMENDED"]
    assert again[1]["verdict"] == decision["verdict"]
    assert forest.secretary.read(f"people/{forest.person('Miller')}")["person"] == forest.person("Miller")


def test_a_merged_entry_answers_with_the_person_and_says_so_and_is_two_as_known_before(forest: WalthamForest) -> None:
    forest.secretary.record("interests", interest(forest, "Miller"))
    forest.position("Brown", CLINIC)
    brown, miller = forest.person("Brown"), forest.person("Miller")
    before = forest.secretary.read("")["logSize"]
    merge(forest, "Brown", "Miller")
    answers = [forest.secretary.get(f"people/{one}") for one in (miller, brown)]
    assert [one.json() for one in answers] == [answers[1].json()] * 2
    assert answers[0].headers["ETag"] == answers[1].headers["ETag"]
    assert answers[0].headers["Content-Location"] == f"/v1/bodies/{forest.ods}/people/{brown}"
    found = answers[0].json()
    assert (found["person"], found["merged"], found["office"]) == (brown, [miller], "Brown")
    assert (len(found["positions"]), len(found["seats"]), found["interests"]["held"]) == (1, 1, 1)
    assert "Content-Location" not in answers[1].headers
    registered = [one["person"] for one in forest.secretary.read("people")["results"]]
    assert (brown in registered, miller in registered) == (True, False)
    then = forest.secretary.read(f"people/{miller}", position=before)
    assert (then["person"], then["merged"], then["seats"], then["interests"]["held"]) == (miller, [], [], 1)
    assert forest.secretary.read(f"people/{brown}", position=before)["interests"]["held"] == 0
    registered = [one["person"] for one in forest.secretary.read("people", position=before)["results"]]
    assert {brown, miller} <= set(registered)


def test_the_merges_are_a_register_of_their_own(forest: WalthamForest) -> None:
    asked = forest.registrar.make("merges", two(forest, "Brown", "Miller"))
    waiting = forest.secretary.read(f"merges/{asked}")
    assert (waiting["holds"], waiting["confirmedBy"], waiting["reason"]) == (False, None, WHY["reason"])
    forest.service.caller(forest.ods, Role.REGISTRAR).record(f"merges/{asked}/confirmations")
    (held,) = forest.secretary.read("merges")["results"]
    assert (held["holds"], held["person"], held["merged"]) == (True, forest.person("Brown"), forest.person("Miller"))
    unmerge(forest, asked)
    over = forest.secretary.read(f"merges/{asked}")
    assert (over["holds"], over["heldFrom"] < over["heldTo"], over["backReason"]) == (False, True, WHY["reason"])
    assert forest.secretary.read("merges", position=held["heldFrom"])["results"] == [held]
    assert forest.secretary.get(f"merges/{forest.person('Brown')}").json()["type"] == "/problems/unknown-merge"


def test_only_a_registrar_merges_people(forest: WalthamForest) -> None:
    for role in (Role.SECRETARY, Role.MEMBER):
        refused = forest.service.caller(forest.ods, role).refused("merges", two(forest, "Brown", "Miller"))
        assert refused["status"] == 403


def test_two_members_of_a_board_may_be_merged_and_it_is_found(forest: WalthamForest) -> None:
    motion = voting(forest)
    motion.vote("Adams", "Brown")
    asked = forest.registrar.record("merges", two(forest, "Brown", "Clark"))
    assert [one["code"] for one in asked["findings"]] == ["sat-on-one-board"]
    merged = asked["location"].rsplit("/", 1)[1]
    confirmed = forest.service.caller(forest.ods, Role.REGISTRAR).record(f"merges/{merged}/confirmations")
    assert [one["code"] for one in confirmed["findings"]] == ["sat-on-one-board"]
    found = forest.secretary.read("findings", code="sat-on-one-board")["results"]
    assert [one["type"] for one in found] == ["merges.MergeAsked", "merges.PersonsMerged"]
    again = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Clark"))
    assert again["type"] == "/problems/already-voted"
