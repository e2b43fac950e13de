"""The register of decisions as it is published, and what of it is not, over HTTP."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service

SECRET = "That OAK be paid 1,250,000 pounds"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    return WalthamForest(either_service)


def decision(forest: WalthamForest, reference: str, *parties: str, on: date, text: str = "Agreed") -> Json:
    """A recommendation taken on a day."""
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", on=on)
    item = sitting.item("4", "RECOMMENDATION", forest.case(reference, *parties), presiding="Adams")
    motion = item.motion("RECOMMEND", text=text)
    motion.vote("Adams", "Brown", "Clark")
    return motion.decide()


def test_a_decision_is_published_on_a_day_of_its_own_under_the_reference_of_its_board(forest: WalthamForest) -> None:
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    decision(forest, "WF/2", on=date(2009, 6, 3))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    published = str(date.fromisoformat(made["decided"]))
    publisher.record(f"decisions/{made['decision']}/publications", {"published": published})
    answer = publisher.read("published-decisions")
    [line] = answer["results"]
    assert (line["reference"], line["decided"], line["published"]) == (
        "Development Board 1",
        made["decided"],
        published,
    )
    assert (line["text"], line["exemptions"], answer["unpublished"]) == ("Agreed", [], 1)
    again = publisher.refused(f"decisions/{made['decision']}/publications", {"published": published})
    assert again["type"] == "/problems/decision-already-published"


def test_only_a_publisher_publishes(forest: WalthamForest) -> None:
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    path = f"decisions/{made['decision']}/publications"
    assert forest.secretary.refused(path, {"published": made["decided"]})["status"] == 403


def test_exempt_words_are_kept_from_the_published_register_and_stand_apart_in_the_full_one(
    forest: WalthamForest,
) -> None:
    forest.organisation("OAK01")
    made = decision(forest, "WF/1", "OAK01", on=date(2009, 6, 2), text=SECRET)
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    body = {
        "published": made["decided"],
        "publicText": "That a provider be paid",
        "exemptions": ["COMMERCIAL_INTERESTS"],
    }
    before = forest.secretary.read("")["logSize"]
    publisher.record(f"decisions/{made['decision']}/publications", body)
    answer = publisher.get("published-decisions")
    assert SECRET not in answer.text
    [line] = answer.json()["results"]
    assert (line["text"], line["exemptions"]) == ("That a provider be paid", ["COMMERCIAL_INTERESTS"])
    assert publisher.read("published-decisions", position=before)["results"] == []
    [entry] = forest.secretary.read("decision-entries", organisation="OAK01")["results"]
    assert (entry["resolution"], entry["publicText"]) == (SECRET, "That a provider be paid")
    assert (entry["organisations"], entry["exemptions"]) == (["OAK01"], ["COMMERCIAL_INTERESTS"])


def test_decisions_that_name_an_organisation_since_a_day_are_found(forest: WalthamForest) -> None:
    for code in ("OAK01", "OAK011"):
        forest.organisation(code)
    first = decision(forest, "WF/1", "OAK01", on=date(2009, 6, 2))
    decision(forest, "WF/2", "OAK011", on=date(2009, 6, 3))
    found = forest.secretary.read("decision-entries", organisation="OAK01")["results"]
    assert [row["decision"] for row in found] == [first["decision"]]
    later = forest.secretary.read("decision-entries", organisation="OAK01", decided_from="2999-01-01")
    assert later["results"] == []


def test_what_remains_unpublished_so_many_days_after_being_taken_is_listed(forest: WalthamForest) -> None:
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    day = made["decided"]
    unpublished = [
        len(forest.secretary.read("decision-entries", unpublished_days=days, as_at=day)["results"]) for days in (0, 1)
    ]
    assert unpublished == [1, 0]
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    publisher.record(f"decisions/{made['decision']}/publications", {"published": day})
    assert forest.secretary.read("decision-entries", unpublished_days=0, as_at=day)["results"] == []


def test_words_without_an_exemption_do_not_stand_for_a_resolution(forest: WalthamForest) -> None:
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    path, day = f"decisions/{made['decision']}/publications", made["decided"]
    problem = publisher.refused(path, {"published": day, "publicText": "Agreed in part"})
    assert (problem["type"], problem["rule"]) == ("/problems/exemption-missing", "public-words-stand-for-exempt-ones")
    early = publisher.refused(path, {"published": "2000-01-01"})
    assert early["type"] == "/problems/published-before-decided"
    unknown = publisher.refused(f"decisions/{made['case']}/publications", {"published": day})
    assert unknown["status"] == 404


def test_a_decision_that_a_breach_may_have_tainted_is_shown_as_under_review_until_that_is_settled(
    forest: WalthamForest,
) -> None:
    tainted, sound = (decision(forest, f"WF/{number}", on=date(2009, 6, number)) for number in (2, 3))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    for made in (tainted, sound):
        publisher.record(f"decisions/{made['decision']}/publications", {"published": made["decided"]})
    report = {"type": "OTHER", "route": "AUDIT", "account": "Somebody stayed", "decisions": [tainted["decision"]]}
    breach = forest.secretary.make("breaches", report)

    def under_review(path: str) -> list[bool]:
        return [row["underReview"] for row in publisher.read(path)["results"]]

    assert under_review("published-decisions") == under_review("decision-entries") == [True, False]
    shown = [forest.secretary.read(f"decisions/{made['decision']}") for made in (tainted, sound)]
    assert [one["underReview"] for one in shown] == [True, False]
    settled = {"decision": tainted["decision"], "settlement": "CONFIRMED", "why": "It would have been the same"}
    forest.secretary.record(f"breaches/{breach}/settlements", settled)
    assert under_review("published-decisions") == [False, False]
    assert forest.secretary.read(f"decisions/{tainted['decision']}")["underReview"] is False
