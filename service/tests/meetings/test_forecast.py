"""The forecast of a meeting: who would be kept from each item, and with whom there would be a quorum."""

from datetime import date
from time import perf_counter

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Sitting, WalthamForest
from service.tests.serving import Json, Service

CLINIC, OTHER = "F86001", "F86002"
ITEMS, MILLISECONDS = 30, 150


@pytest.fixture
def forest(service: Service) -> WalthamForest:
    forest = WalthamForest(service)
    for code in (CLINIC, OTHER):
        forest.organisation(code)
    forest.position("Brown", CLINIC)
    return forest


def called(forest: WalthamForest) -> Sitting:
    """A meeting of the development board to which nobody has come yet."""
    body = {"board": forest.development.board, "startsAt": f"{date(2009, 6, 2)}T18:00:00+01:00", "place": "Town hall"}
    return Sitting(forest, forest.development, forest.secretary.make("meetings", body))


def read(forest: WalthamForest, sitting: Sitting) -> list[Json]:
    found: list[Json] = forest.secretary.read(f"{sitting.path}/forecast")["results"]
    return found


def test_it_says_for_each_item_who_would_be_kept_from_it_and_why(forest: WalthamForest) -> None:
    sitting = called(forest)
    sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC))
    sitting.item("2", "RECOMMENDATION", forest.case("WF/2", OTHER))
    first, second = read(forest, sitting)
    (brown,) = first["excluded"]
    assert (first["number"], brown["person"], brown["ground"]) == ("1", forest.person("Brown"), "CONFLICT")
    assert brown["findings"][0]["match"] == "ORGANISATION"
    assert brown["allows"]["votes"] is False
    assert (second["number"], second["excluded"], second["noted"]) == ("2", [], [])


def test_it_says_whether_a_quorum_is_still_possible_and_with_whom(forest: WalthamForest) -> None:
    forest.position("Clark", CLINIC)
    sitting = called(forest)
    sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC))
    sitting.item("2", "RECOMMENDATION", forest.case("WF/2", OTHER))
    lost, kept = (item["quorum"] for item in read(forest, sitting))
    assert (lost["possible"], lost["needed"], lost["counted"]) == (False, 3, 2)
    assert {*lost["people"]} == {forest.person("Adams"), forest.person("Davies")}
    assert lost["unmet"] == ["quorum-total-unmet"]
    assert (kept["possible"], kept["counted"]) == (True, 4)


def test_it_finds_the_interests_of_whoever_wrote_the_case(forest: WalthamForest) -> None:
    forest.position("Writer", CLINIC)
    sitting = called(forest)
    sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC))
    (item,) = read(forest, sitting)
    assert {one["person"] for one in item["excluded"]} == {forest.person("Brown"), forest.person("Writer")}


def test_what_is_decided_already_is_forecast_no_more(forest: WalthamForest) -> None:
    sitting = forest.sitting(forest.development, "Adams", "Clark", "Davies", on=date(2009, 6, 2))
    item = sitting.item("1", "RECOMMENDATION", forest.case("WF/1", CLINIC), presiding="Adams")
    assert len(read(forest, sitting)) == 1
    item.record("close")
    assert read(forest, sitting) == []


def test_an_interest_withheld_from_publication_is_counted_and_not_given_away(forest: WalthamForest) -> None:
    stated = {"category": "FINANCIAL", "organisation": OTHER, "narrative": "x", "publicationWithheld": True}
    interest = forest.secretary.make("interests", stated | {"person": forest.person("Davies")})
    sitting = called(forest)
    sitting.item("1", "RECOMMENDATION", forest.case("WF/1", OTHER))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    shown = publisher.read(f"{sitting.path}/forecast")
    assert shown["results"][0]["excluded"][0]["findings"][0]["path"] == [{"withheld": True}]
    assert interest not in str(shown)
    assert interest in str(read(forest, sitting))


def test_c4_an_interest_on_the_board_that_proposed_is_found_at_the_board_that_approves(forest: WalthamForest) -> None:
    case = forest.recommended(OTHER)
    stated = {"category": "FINANCIAL", "board": forest.development.board, "narrative": "x"}
    interest = forest.secretary.make("interests", stated | {"person": forest.person("Green")})
    assert forest.secretary.read(f"interests/{interest}")["board"] == forest.development.board
    [entry] = forest.secretary.read("register-entries", person=forest.person("Green"))["results"]
    assert entry["board"] == forest.development.board
    body = {"board": forest.disinvestment.board, "startsAt": "2009-07-02T18:00:00+01:00", "place": "Town hall"}
    sitting = Sitting(forest, forest.disinvestment, forest.secretary.make("meetings", body))
    sitting.item("1", "FINAL_APPROVAL", case)
    (forecast,) = read(forest, sitting)
    (green,) = [one for one in forecast["excluded"] if one["person"] == forest.person("Green")]
    assert [one["match"] for one in green["findings"]] == ["ROLE_DUALITY"]
    nowhere = stated | {"person": forest.person("Green"), "board": forest.person("Green")}
    assert forest.secretary.refused("interests", nowhere)["type"] == "/problems/unknown-board"


def arranged(forest: WalthamForest, who: str, how: str, **said: object) -> Json:
    """What is arranged from May on about an interest that somebody declared in the other practice."""
    stated = {"category": "FINANCIAL", "organisation": OTHER, "narrative": "x", "person": forest.person(who)}
    interest = forest.secretary.make("interests", stated)
    body = {"person": forest.person(who), "holdsFrom": "2009-05-01"} | said
    return forest.secretary.record(f"interests/{interest}/{how}", body)


def test_it_shows_what_was_agreed_ahead_and_whom_a_dispensation_frees(forest: WalthamForest) -> None:
    agreed = {"agreedBy": forest.person("Adams"), "agreed": "2009-05-01", "action": "Speaks, does not vote"}
    arranged(forest, "Davies", "mitigations", management="SPEAK_NOT_VOTE", **agreed)
    granted = {"ground": "TOO_FEW_WITHOUT_A_CONFLICT", "grantedBy": "SECRETARY_OF_STATE", "granted": "2009-05-01"}
    arranged(forest, "Clark", "dispensations", holdsTo="2009-06-30", **granted)
    sitting = called(forest)
    item = sitting.item("1", "RECOMMENDATION", forest.case("WF/1", OTHER))
    (forecast,) = read(forest, sitting)
    (davies,), (clark,) = forecast["excluded"], forecast["noted"]
    assert [(one["determinedBy"], one["management"]) for one in davies["agreed"]] == [("PRE_AGREED", "SPEAK_NOT_VOTE")]
    assert (clark["person"], clark["determinedBy"]) == (forest.person("Clark"), "DISPENSATION")
    assert [one["until"] for one in clark["agreed"]] == ["2009-06-30"]
    assert forest.person("Clark") in forecast["quorum"]["people"]
    assert item is not None


def test_a_meeting_that_is_not_on_record_has_no_forecast(forest: WalthamForest) -> None:
    answer = forest.secretary.get(f"meetings/{'0' * 8}-0000-4000-8000-{'0' * 12}/forecast")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-meeting")


def test_an_agenda_of_thirty_items_is_forecast_in_a_moment(forest: WalthamForest) -> None:
    sitting = called(forest)
    for at in range(ITEMS):
        sitting.item(str(at), "RECOMMENDATION", forest.case(f"WF/{at}", (CLINIC, OTHER)[at % 2]))
    took = []
    for _ in range(5):
        begun = perf_counter()
        found = read(forest, sitting)
        took.append(perf_counter() - begun)
        assert [len(item["excluded"]) for item in found] == [1, 0] * (ITEMS // 2)
    assert min(took) * 1000 <= MILLISECONDS, [f"{one * 1000:.0f} ms" for one in took]


def test_a_case_that_benefits_the_members_of_a_board_is_in_conflict_with_each_of_them(forest: WalthamForest) -> None:
    remuneration = forest.board("Remuneration committee", "ADVISORY")
    forest.adopt(remuneration, remit={"decides": ["RECOMMENDATION"]})
    forest.seat(remuneration, "Davies", "LAY")
    case = forest.case("WF/1", OTHER, boards=[remuneration.board])
    sitting = called(forest)
    sitting.item("1", "RECOMMENDATION", case)
    (forecast,) = read(forest, sitting)
    (davies,) = forecast["excluded"]
    assert davies["person"] == forest.person("Davies")
    assert [(one["match"], one["level"]) for one in davies["findings"]] == [("BENEFICIARY_CLASS", "ACTUAL")]
    assert [step["relation"] for step in davies["findings"][0]["path"]] == ["SITS_ON", "BENEFITS"]
    open_sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 9))
    motion = open_sitting.item("1", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
    refused = forest.secretary.refused(f"{motion.path}/votes", motion.ballot("Davies"))
    assert refused["type"] == "/problems/conflict-of-interest"
    motion.vote("Adams", "Brown", "Clark")
    decided = forest.secretary.read(f"decisions/{motion.decide()['decision']}")
    assert [one["person"] for one in decided["inputs"]["exclusions"]] == [forest.person("Davies")]
    nowhere = {"reference": "WF/9", "content": forest.secretary.read(f"cases/{case}")["content"] | {"boards": [case]}}
    unknown = forest.secretary.refused("cases", nowhere)
    assert unknown["type"] == "/problems/unknown-board", unknown
