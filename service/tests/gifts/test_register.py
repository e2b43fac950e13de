"""Gifts and hospitality over HTTP: declaring, answering, what is published, and who keeps offering."""

import pytest

from service.tests.interests.make import Declarants
from service.tests.serving import Json, Service, pages_of


@pytest.fixture
def body(either_service: Service) -> Declarants:
    return Declarants(either_service)


def declare(body: Declarants, pounds: int = 30, kind: str = "GIFT", **said: object) -> str:
    told: Json = {
        "person": body.ada,
        "kind": kind,
        "offered": "2021-06-01",
        "value": {"amountPence": pounds * 100},
        "details": "CANARY a hamper",
        "organisation": "F86001",
    }
    return body.secretary.make("gifts", told | said)


def accept(body: Declarants, gift: str, **said: object) -> Json:
    return body.secretary.record(f"gifts/{gift}/acceptances", {"person": body.ada, "received": "2021-06-02"} | said)


def test_a_gift_is_declared_and_accepted_for_the_body(body: Declarants) -> None:
    gift = declare(body, 50)
    shown = body.publisher.read(f"gifts/{gift}")
    assert (shown["treatment"], shown["answer"], shown["jobTitle"]) == ("ACCEPT_FOR_THE_BODY", "OPEN", "GP")
    problem = body.secretary.refused(f"gifts/{gift}/acceptances", {"person": body.ada, "received": "2021-06-02"})
    assert (problem["type"], problem["rule"]) == (
        "/problems/not-for-the-body",
        "a-gift-above-the-limit-is-the-bodys",
    )
    before = body.position()
    accept(body, gift, forTheBody=True)
    shown = body.publisher.read(f"gifts/{gift}")
    assert (shown["answer"], shown["answered"], shown["forTheBody"]) == ("ACCEPTED", "2021-06-02", True)
    assert body.publisher.read(f"gifts/{gift}", position=before)["answer"] == "OPEN"


def test_gifts_of_one_source_within_a_year_count_together(body: Declarants) -> None:
    accept(body, declare(body, 30, offered="2020-06-02"))
    assert body.publisher.read(f"gifts/{declare(body, 20)}")["cumulated"] == {"least": 5000, "most": 5000}
    assert body.publisher.read(f"gifts/{declare(body, 20, offered='2021-06-02')}")["cumulated"]["most"] == 2000


def test_hospitality_is_declined_with_a_reason(body: Declarants) -> None:
    gift = declare(body, 76, "HOSPITALITY", fromSupplier=True)
    declined = {"person": body.ada, "declined": "2021-06-02", "reviewedBy": body.ben, "why": "Above the limit"}
    body.secretary.record(f"gifts/{gift}/declinations", declined)
    [shown] = body.publisher.read("gifts", answer="DECLINED")["results"]
    assert (shown["gift"], shown["reviewedBy"], shown["why"]) == (gift, body.ben, "Above the limit")
    assert shown["treatment"] == "DECLINE_UNLESS_APPROVED"


def test_people_declare_what_they_were_offered_themselves_and_nobody_else(body: Declarants) -> None:
    told = {
        "kind": "GIFT",
        "offered": "2021",
        "value": {"amountPence": 1},
        "details": "A pen",
        "offeredBy": "A patient",
    }
    body.member(body.ada).record("gifts", told | {"person": body.ada})
    assert body.member(body.ada).refused("gifts", told | {"person": body.ben})["status"] == 403


def test_the_published_register_names_offices_and_leaves_out_what_need_not_be_declared(body: Declarants) -> None:
    declare(body, 30)
    gift = declare(body, 60, offeredBy="CANARY the manager", business="Care homes")
    answer = body.publisher.get("published-gifts")
    [line] = answer.json()["results"]
    assert (line["gift"], line["jobTitle"], line["organisationName"]) == (gift, "GP", "Oak Practice")
    assert (line["business"], answer.json()["notDeclarable"]) == ("Care homes", 1)
    assert "CANARY" not in answer.text
    assert body.ada not in answer.text
    assert "CANARY" in body.publisher.get("gifts").text


def test_a_body_adopts_limits_of_its_own_with_the_edge_where_it_wants_it(body: Declarants) -> None:
    limits = {name: {"pence": 5000, "inclusive": True} for name in ("promotional", "undeclaredGift", "hospitality")}
    policy = limits | {"undeclaredHospitality": {"pence": 2000, "inclusive": False}}
    body.registrar.record("gift-policies", {"policy": policy, "inForceFrom": "2021-01-01", "citation": "Policy 5"})
    treated = {
        pounds: body.publisher.read(f"gifts/{declare(body, pounds, 'HOSPITALITY')}")["treatment"]
        for pounds in (19, 20, 50, 51)
    }
    assert list(treated.values()) == [
        "NOTHING_TO_DECLARE",
        "ACCEPT_AND_DECLARE",
        "ACCEPT_AND_DECLARE",
        "DECLINE_UNLESS_APPROVED",
    ]
    assert body.publisher.read(f"gifts/{declare(body, 50)}")["treatment"] == "NOTHING_TO_DECLARE"
    [shown] = body.publisher.read("gift-policies")["results"]
    assert shown["policy"]["hospitality"] == {"pence": 5000, "inclusive": True}


def test_whoever_keeps_offering_is_shown_with_what_was_accepted_and_the_cases_that_name_them(body: Declarants) -> None:
    accept(body, declare(body, 20))
    accept(body, declare(body, 10, offered="2021-07"), received="2021-07")
    declare(body, 10, offered="2019")
    content = {
        "title": "A clinic",
        "kind": "INVEST",
        "origin": "BODY",
        "summary": "A clinic",
        "recommendation": "Approve",
        "authors": [body.ben],
        "parties": [{"organisation": "F86001", "role": "BIDDER"}],
        "money": [{"kind": "INVESTMENT", "amount": {"amountPence": 1}}],
    }
    case = body.secretary.make("cases", {"reference": "WF/1", "content": content})
    [source] = body.publisher.read("gift-sources", as_at="2021-12-31")["results"]
    assert (source["organisation"], source["offered"], source["accepted"], source["declined"]) == ("F86001", 2, 2, 0)
    assert (source["acceptedValue"], source["cases"]) == ({"least": 3000, "most": 3000}, [case])
    assert body.publisher.read("gift-sources", as_at="2018-12-31")["results"] == []
    assert body.publisher.read("gifts", organisation="F86001")["results"][0]["cases"] == [case]


def test_a_gift_leaves_the_public_register_six_months_after_it_was_answered(body: Declarants) -> None:
    def published(day: str) -> list[str]:
        return [row["gift"] for row in body.publisher.read("published-gifts", as_at=day)["results"]]

    answered, still_open = declare(body, 60, offered="2021-08-30"), declare(body, 60, offered="2021-09")
    accept(body, answered, received="2021-08-31", forTheBody=True)
    assert published("2021-08-29") == []
    assert published("2021-08-30") == [answered]
    assert published("2022-02-28") == [answered, still_open]
    assert published("2022-03-01") == [still_open]
    [line, _] = body.publisher.read("published-gifts", as_at="2022-02-28")["results"]
    assert line["publishedUntil"] == "2022-02-28"
    before = body.position()
    limits = {name: {"pence": 5000, "inclusive": True} for name in ("promotional", "undeclaredGift", "hospitality")}
    longer = limits | {"undeclaredHospitality": {"pence": 2000, "inclusive": False}, "publishedMonths": 12}
    body.registrar.record("gift-policies", {"policy": longer, "inForceFrom": "2022-03-01", "citation": "Policy 6"})
    assert published("2022-03-01") == published("2022-08-31") == [answered, still_open]
    assert published("2022-09-01") == [still_open]
    then = body.publisher.read("published-gifts", as_at="2022-03-01", position=before)["results"]
    assert [row["gift"] for row in then] == [still_open]


def test_whoever_keeps_offering_is_listed_page_by_page(body: Declarants) -> None:
    for code in ("Z86001", "Y86001"):
        organisation = {"organisation": code, "name": "Elm Practice", "kind": "GP_PRACTICE"}
        body.registrar.record("organisations", organisation)
    for code in ("Z86001", "F86001", "Z86001", "Y86001"):
        declare(body, 20, organisation=code)
    pages = pages_of(body.publisher, "gift-sources", as_at="2021-12-31", limit=2)
    assert [[row["organisation"] for row in page] for page in pages] == [["Z86001", "F86001"], ["Y86001"]]


def test_a_source_that_is_entered_twice_or_was_succeeded_is_one_source(body: Declarants) -> None:
    for code in ("F86002", "F86003"):
        body.registrar.record("organisations", {"organisation": code, "name": code, "kind": "GP_PRACTICE"})
    for code in ("F86001", "F86002", "F86003"):
        accept(body, declare(body, 10, organisation=code))
    twice = {"holder": "F86002", "held": "F86001", "kind": "SAME_ORGANISATION"}
    body.registrar.record("organisation-links", twice)
    succeeds = {"holder": "F86003", "held": "F86002", "kind": "SUCCESSION", "heldFrom": "2021-12-01"}
    before = body.position()
    body.registrar.record("organisation-links", succeeds)

    def told(**at: object) -> list[tuple[object, ...]]:
        found = body.publisher.read("gift-sources", **at)["results"]
        return [(one["organisation"], one["entries"], one["offered"], one["acceptedValue"]["least"]) for one in found]

    one = ("F86003", ["F86001", "F86002", "F86003"], 3, 3000)
    two = [("F86001", ["F86001", "F86002"], 2, 2000), ("F86003", ["F86003"], 1, 1000)]
    assert told(as_at="2021-12-31") == [one]
    assert told(as_at="2021-12-31", position=before) == two
    assert told(as_at="2021-11-30") == two
