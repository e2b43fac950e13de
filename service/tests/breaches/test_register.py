"""Breaches over HTTP: the process, the decisions under review, and the years that are published without names."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.store.scanning import all_leaves
from service.tests.meetings.make import WalthamForest, member
from service.tests.serving import Json, Service, Somebody, pages_of

THIS_YEAR = date.today().year  # noqa: DTZ011 - the year of the log, give or take a new year's night
CANARY = "Dr Canary of Oak Practice"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    return WalthamForest(either_service)


def report(reporter: Somebody, **said: object) -> str:
    told: Json = {
        "type": "REGISTERED_BUT_NOT_DECLARED",
        "route": "AUDIT",
        "happened": "2018-07",
        "account": f"{CANARY} stayed for the item",
        "involved": CANARY,
    }
    return reporter.make("breaches", told | said)


def found(forest: WalthamForest, breach: str, determination: str = "BREACH") -> None:
    """A breach that is triaged, investigated and determined."""
    path = f"breaches/{breach}"
    triage = {"triagedBy": "GUARDIAN", "investigate": True, "why": f"{CANARY} is serious"}
    forest.secretary.record(f"{path}/triages", triage)
    forest.secretary.record(f"{path}/investigations")
    forest.secretary.record(f"{path}/determinations", {"determination": determination, "why": f"{CANARY} did"})


def publish(forest: WalthamForest, breach: str, published: str) -> None:
    forest.secretary.record(f"breaches/{breach}/actions", {"actions": ["RETRAINED"], "note": f"{CANARY} was trained"})
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    told = {"published": published, "learning": ["ASK_AT_EVERY_ITEM"]}
    publisher.record(f"breaches/{breach}/publications", told)


def decision(forest: WalthamForest, reference: str) -> str:
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark")
    motion = sitting.item("4", "RECOMMENDATION", forest.case(reference), presiding="Adams").motion("RECOMMEND")
    motion.vote("Adams", "Brown", "Clark")
    made: str = motion.decide()["decision"]
    return made


def test_a_breach_is_reported_investigated_determined_acted_upon_published_and_closed(forest: WalthamForest) -> None:
    breach = report(member(forest, "Adams"))
    found(forest, breach)
    publish(forest, breach, "2019-03-01")
    forest.secretary.record(f"breaches/{breach}/closures")
    shown = forest.secretary.read(f"breaches/{breach}")
    assert (shown["stage"], shown["determination"], shown["actions"]) == ("CLOSED", "BREACH", ["RETRAINED"])
    assert (shown["happened"], shown["involved"]) == ("2018-07", CANARY)
    assert [row["breach"] for row in forest.secretary.read("breaches", type="REGISTERED_BUT_NOT_DECLARED")["results"]]
    assert forest.secretary.read("breaches", type="PAPERS_LEAKED")["results"] == []


def test_every_year_has_its_line_also_those_without_a_breach(forest: WalthamForest) -> None:
    first = report(forest.secretary)
    unpublished = report(forest.secretary, happened="2020")
    found(forest, first)
    publish(forest, first, "2019-03-01")
    years = {row["year"]: row for row in forest.secretary.read("published-breaches")["results"]}
    assert list(years) == list(range(2018, THIS_YEAR + 1))
    assert {year for year, row in years.items() if not row["noBreaches"]} == {2018}
    counted = {row["type"]: row["breaches"] for row in years[2018]["types"] if row["breaches"]}
    assert counted == {"REGISTERED_BUT_NOT_DECLARED": 1}
    [line] = years[2018]["published"]
    assert (line["investigated"], line["learning"], line["happened"]) == (True, ["ASK_AT_EVERY_ITEM"], "2018-07")
    assert forest.secretary.read(f"breaches/{unpublished}")["stage"] == "REPORTED"
    assert forest.secretary.read("published-breaches", as_at="2019-02-28")["results"] == []
    pages = pages_of(forest.secretary, "published-breaches", as_at=f"{THIS_YEAR}-01-01", limit=3)
    assert [row["year"] for page in pages for row in page] == list(range(2018, THIS_YEAR + 1))


def test_nothing_that_is_public_about_a_breach_names_anybody(forest: WalthamForest) -> None:
    breach = report(forest.secretary, decisions=[decision(forest, "WF/1")])
    found(forest, breach)
    publish(forest, breach, "2019-03-01")
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    assert "Canary" not in publisher.get("published-breaches").text
    assert publisher.get("breaches").status_code == 403
    assert publisher.get(f"breaches/{breach}").status_code == 403
    connection, size = forest.service.database.reader(), forest.secretary.read("")["logSize"]
    leaves = [leaf for _, leaf in all_leaves(connection, forest.ods, upto=size)]
    assert len(leaves) == size
    assert not [leaf for leaf in leaves if b"Canary" in leaf]


def test_a_tainted_decision_is_under_review_until_it_is_settled(forest: WalthamForest) -> None:
    tainted, again = decision(forest, "WF/1"), decision(forest, "WF/2")
    breach = report(forest.secretary, decisions=[tainted])
    found(forest, breach)
    publish(forest, breach, "2019-03-01")
    [review] = forest.secretary.read("decision-reviews", decision=tainted)["results"]
    assert (review["breach"], review["settlement"]) == (breach, None)
    problem = forest.secretary.refused(f"breaches/{breach}/closures")
    assert (problem["type"], problem["decisions"]) == ("/problems/decisions-still-under-review", [tainted])
    settled = {"decision": tainted, "settlement": "RETAKEN", "settledBy": again, "why": "Taken again without them"}
    forest.secretary.record(f"breaches/{breach}/settlements", settled)
    forest.secretary.record(f"breaches/{breach}/closures")
    [review] = forest.secretary.read("decision-reviews", decision=tainted)["results"]
    assert (review["settlement"], review["settledBy"]) == ("RETAKEN", again)
    later = {"decision": again}
    assert forest.secretary.refused(f"breaches/{breach}/reviews", later)["type"] == "/problems/breach-not-at-this-stage"


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_no_review_is_lost_where_a_page_would_end_within_a_breach(forest: WalthamForest, limit: int) -> None:
    tainted = [decision(forest, f"WF/{number}") for number in (1, 2, 3, 4)]
    report(forest.secretary, decisions=tainted[:1])
    report(forest.secretary, decisions=tainted[1:])
    pages = list(pages_of(forest.secretary, "decision-reviews", limit=limit))
    assert sorted(line["decision"] for page in pages for line in page) == sorted(tainted)


def test_a_breach_is_handled_by_the_secretary_and_published_by_a_publisher(forest: WalthamForest) -> None:
    breach = report(forest.secretary)
    told = {"triagedBy": "GUARDIAN", "investigate": True, "why": "Serious"}
    assert member(forest, "Adams").refused(f"breaches/{breach}/triages", told)["status"] == 403
    assert forest.secretary.refused(f"breaches/{breach}/publications", {"published": "2019-03-01"})["status"] == 403
    unknown = forest.secretary.refused(f"breaches/{forest.development.board}/investigations")
    assert (unknown["status"], unknown["type"]) == (404, "/problems/unknown-breach")
