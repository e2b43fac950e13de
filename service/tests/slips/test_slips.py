"""Slips over HTTP: what is clerical is put right by one, money by two; the record shows it as of now and as of then."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import Body, WalthamForest
from service.tests.serving import Json, Service, Somebody

WHY: Json = {"reason": "Typed wrong", "source": "Board paper 7"}
CLINIC = "F86001"
AWARD: Json = {
    "title": "Dermatology",
    "description": "A clinic",
    "process": "TENDER",
    "providers": [{"organisation": CLINIC, "name": "Oak Practise", "registeredAddress": "1 Oak Lane"}],
    "value": {"amountPence": 9_000},
    "reasons": "The best bid",
    "occurredAt": "2022-05-01T12:00:00Z",
}


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    return WalthamForest(either_service)


def size(body: Body) -> int:
    """How long the record is."""
    found: int = body.secretary.read("")["logSize"]
    return found


def made_at(body: Body, about: str, kind: str) -> int:
    """The position of the fact of this type about something."""
    [found] = [one for one in body.secretary.read("log/facts", about=about)["results"] if one["fact"]["type"] == kind]
    position: int = found["position"]
    return position


def slip(position: int, field: str, was: str | None, becomes: str) -> Json:
    """That a fact says something wrong."""
    return {"position": position, "field": field, "was": was, "becomes": becomes} | WHY


def told(reader: Somebody, path: str, *names: str, **query: object) -> tuple[object, ...]:
    """What is shown there under these names, and whether it was corrected."""
    found = reader.read(path, **query)
    return tuple(found[name] for name in (*names, "corrected"))


def test_i1_a_reference_reads_as_corrected_now_and_as_written_then(forest: WalthamForest) -> None:
    case = forest.case("WF/l")
    position, before = made_at(forest, f"case:{case}", "cases.CaseDrafted"), size(forest)
    receipt = forest.secretary.record("slips", slip(position, "reference", "WF/l", "WF/1"))
    assert [one["type"] for one in receipt["facts"]] == ["slips.SlipCorrected"]
    assert told(forest.secretary, f"cases/{case}", "reference") == ("WF/1", True)
    assert told(forest.secretary, f"cases/{case}", "reference", position=before) == ("WF/l", False)
    [listed] = forest.secretary.read("cases")["results"]
    assert (listed["reference"], listed["corrected"]) == ("WF/1", True)
    facts = forest.secretary.read(f"cases/{case}/history")["results"]
    assert [facts[0]["data"]["reference"], facts[-1]["type"]] == ["WF/l", "slips.SlipCorrected"], "the fact stays"
    again = {"reference": "WF/1", "content": forest.secretary.read(f"cases/{case}")["content"]}
    assert forest.secretary.refused("cases", again)["type"] == "/problems/reference-already-used"
    [shown] = forest.secretary.read("slips", fact=position)["results"]
    assert (shown["was"], shown["becomes"], shown["state"]) == ("WF/l", "WF/1", "CORRECTED")
    assert (shown["reason"], shown["source"]) == ("Typed wrong", "Board paper 7")
    assert forest.secretary.read("slips", position=before)["results"] == []


def test_names_titles_places_and_the_words_of_an_agenda_are_put_right_wherever_they_are_shown(
    forest: WalthamForest,
) -> None:
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))
    item = sitting.item("4", "RECOMMENDATION", forest.case("WF/1"), presiding="Adams")
    motion = item.motion("RECOMMEND")
    motion.vote("Adams", "Brown", "Clark")
    decision = motion.decide()["decision"]
    board, seat = forest.development.board, forest.development.seats["Adams"]
    placed = forest.secretary.read(f"{item.path}")
    for about, kind, field, was, becomes in (
        (f"board:{board}", "boards.BoardEstablished", "name", forest.development.name, "The Development Board"),
        (f"seat:{seat}", "boards.SeatCreated", "title", "Adams", "GP for Chingford"),
        (f"meeting:{sitting.meeting}", "meetings.MeetingCalled", "place", "Town hall", "Assembly hall"),
        (f"item:{item.item}", "meetings.ItemPlaced", "number", placed["number"], "4a"),
        (f"item:{item.item}", "meetings.ItemPlaced", "title", None, "Dermatology"),
        (f"person:{forest.person('Adams')}", "people.PersonRegistered", "office", "Adams", "GP"),
    ):
        forest.secretary.record("slips", slip(made_at(forest, about, kind), field, was, becomes))
    assert told(forest.secretary, f"boards/{board}", "name") == ("The Development Board", True)
    assert told(forest.secretary, f"boards/{board}/seats/{seat}", "title") == ("GP for Chingford", True)
    assert told(forest.secretary, sitting.path, "place") == ("Assembly hall", True)
    assert told(forest.secretary, item.path, "number", "title") == ("4a", "Dermatology", True)
    assert told(forest.secretary, f"people/{forest.person('Adams')}", "office") == ("GP", True)
    found = forest.secretary.read(f"decisions/{decision}")
    assert found["reference"] == "The Development Board 1"
    [entry] = forest.secretary.read("decision-entries")["results"]
    assert entry["reference"] == "The Development Board 1"
    assert entry["outcome"] == "RECOMMENDED", "no verdict changes"


def test_what_is_wrong_in_an_award_is_put_right_and_its_money_by_two(forest: WalthamForest) -> None:
    forest.organisation(CLINIC)
    award = forest.secretary.make("awards", AWARD)
    position, before = made_at(forest, f"award:{award}", "procurement.ContractAwarded"), size(forest)
    forest.secretary.record("slips", slip(position, "providers.0.name", "Oak Practise", "Oak Practice"))
    asked = forest.secretary.make("slips", slip(position, "terms.value.amountPence", "9000", "9000000"))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    [line] = publisher.read("published-awards")["results"]
    assert (line["providers"][0]["name"], line["corrected"]) == ("Oak Practice", True)
    assert line["value"]["amountPence"] == 9_000, "nobody has confirmed it"
    alone = forest.secretary.refused(f"slips/{asked}/confirmations")
    assert (alone["status"], alone["type"]) == (403, "/problems/confirmed-by-whoever-asked")
    forest.registrar.record(f"slips/{asked}/confirmations")
    [line] = publisher.read("published-awards")["results"]
    assert line["value"]["amountPence"] == 9_000_000
    [then] = publisher.read("published-awards", position=before)["results"]
    assert (then["value"]["amountPence"], then["corrected"]) == (9_000, False)
    shown = forest.secretary.read(f"slips/{asked}")
    assert (shown["state"], shown["was"], shown["becomes"]) == ("CORRECTED", "9000", "9000000")
    assert shown["settledBy"] != shown["reportedBy"]


def test_a_report_that_is_rejected_changes_nothing(forest: WalthamForest) -> None:
    forest.organisation(CLINIC)
    award = forest.secretary.make("awards", AWARD)
    position = made_at(forest, f"award:{award}", "procurement.ContractAwarded")
    asked = forest.secretary.make("slips", slip(position, "terms.value.amountPence", "9000", "9000000"))
    forest.registrar.record(f"slips/{asked}/dismissals", {"reason": "£90 it was"})
    shown = forest.secretary.read(f"slips/{asked}")
    assert (shown["state"], shown["settledBecause"]) == ("REJECTED", "£90 it was")
    assert told(forest.secretary, f"awards/{award}")[-1] is False
    late = forest.registrar.refused(f"slips/{asked}/confirmations")
    assert late["type"] == "/problems/correction-was-declined"
    assert [one["slip"] for one in forest.secretary.read("slips", state="REJECTED")["results"]] == [asked]


def test_a_name_of_an_organisation_and_of_the_body_reads_as_corrected_in_its_list_of_names(
    forest: WalthamForest,
) -> None:
    forest.registrar.record("organisations", {"organisation": CLINIC, "name": "Oak Practise", "kind": "COMPANY"})
    position = made_at(forest, f"organisation:{CLINIC}", "organisations.OrganisationRegistered")
    forest.registrar.record("slips", slip(position, "name", "Oak Practise", "Oak Practice"))
    found = forest.secretary.read(f"organisations/{CLINIC}")
    assert (found["name"], found["nameOfTheDay"], found["corrected"]) == ("Oak Practice", "Oak Practice", True)
    assert [one["name"] for one in found["names"]] == ["Oak Practice"]
    body = made_at(forest, f"body:{forest.ods}", "organisations.BodyEstablished")
    forest.registrar.record("slips", slip(body, "name", f"NHS {forest.ods}", "NHS Waltham Forest"))
    assert told(forest.secretary, "", "name") == ("NHS Waltham Forest", True)


def test_votes_outcomes_and_what_is_not_on_record_are_refused(forest: WalthamForest) -> None:
    case = forest.case("WF/1")
    position = made_at(forest, f"case:{case}", "cases.CaseDrafted")
    no_slip = forest.secretary.refused("slips", slip(position, "case", case, case))
    assert (no_slip["status"], no_slip["type"], no_slip["rule"]) == (
        409,
        "/problems/no-slip",
        "only-a-slip-is-corrected-so",
    )
    beyond = forest.secretary.refused("slips", slip(9_999, "reference", "WF/1", "WF/2"))
    assert (beyond["status"], beyond["type"]) == (404, "/problems/unknown-fact")
    stale = forest.secretary.refused("slips", slip(position, "reference", "WF/7", "WF/2"))
    assert (stale["type"], stale["says"]) == ("/problems/says-something-else", "WF/1")
    wrong = forest.secretary.refused("slips", slip(position, "reference", "WF/1", "§"))
    assert (wrong["status"], wrong["type"]) == (400, "/problems/invalid-wording")
    bare = slip(position, "reference", "WF/1", "WF/2") | {"source": None}
    assert forest.secretary.refused("slips", bare)["type"] == "/problems/slip-without-source"
    member = forest.service.caller(forest.ods, Role.MEMBER)
    assert member.refused("slips", slip(position, "reference", "WF/1", "WF/2"))["status"] == 403
