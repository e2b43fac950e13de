"""The register of interests as a document: full and published, late, overdue and expired, over HTTP."""

from service.auth.callers import Role
from service.tests.interests.make import Declarants
from service.tests.serving import Json, Somebody, pages_of


def seat(body: Declarants, person: str, since: str = "2009-04-01", until: str | None = None) -> str:
    """Somebody's seat on a new board; the path under which it is found."""
    board = body.registrar.make("boards", {"name": "Governing Body", "kind": "SINGLE_COMMITTEE"})
    path = f"boards/{board}/seats"
    made = body.registrar.make(path, {"title": "GP", "roles": ["GP"], "basis": "APPOINTED"})
    appointed = {"person": person, "termFrom": since} | ({"termTo": until} if until else {})
    body.registrar.record(f"{path}/{made}/appointments", appointed)
    return f"{path}/{made}"


def stranger(body: Declarants) -> Somebody:
    """Somebody signed in who has no part in this body."""
    elsewhere = body.service.caller(body.service.new_body(), Role.PUBLISHER)
    return Somebody(body.service.client, body.ods, elsewhere._token["Authorization"].removeprefix("Bearer "))


def shown(reader: Somebody, path: str, **query: object) -> list[str]:
    return [row["interest"] for row in reader.read(path, **query)["results"]]


def test_only_people_who_decide_are_on_the_published_register_and_everybody_is_on_the_full_one(
    body: Declarants,
) -> None:
    hers, his = body.declare(body.ada), body.declare(body.ben)
    seat(body, body.ada)
    assert shown(body.publisher, "register-entries") == [hers, his]
    assert shown(body.publisher, "published-interests") == [hers]
    body.registrar.record("decision-makers", {"person": body.ben, "since": "2012"})
    assert shown(body.publisher, "published-interests") == [hers, his]
    assert shown(body.publisher, "published-interests", as_at="2011-12-31") == [hers]
    assert shown(body.publisher, "published-interests", as_at="2009-03-31") == []


def test_the_published_register_has_the_columns_of_annex_b(body: Declarants) -> None:
    interest = body.declare(
        category="INDIRECT", indirect={"relationship": "SPOUSE_OR_PARTNER", "underlying": "FINANCIAL"}, heldFrom="2000"
    )
    seat(body, body.ada)
    [line] = body.publisher.read("published-interests")["results"]
    assert (line["interest"], line["person"], line["jobTitle"]) == (interest, body.ada, "GP")
    assert [one["name"] for one in line["committees"]] == ["Governing Body"]
    assert (line["types"], line["heldFrom"], line["heldTo"]) == (["INDIRECT", "FINANCIAL"], "2000", None)
    assert line["declaredInterest"].startswith("Partner in Oak Practice")
    assert "publicationWithheld" not in line


def test_anybody_signed_in_reads_what_is_published_and_nothing_else(body: Declarants) -> None:
    interest = body.declare()
    seat(body, body.ada)
    outside = stranger(body)
    assert shown(outside, "published-interests") == [interest]
    assert outside.get("register-entries").status_code == 404


def test_an_interest_leaves_the_public_register_six_months_after_its_end(body: Declarants) -> None:
    interest = body.declare()
    seat(body, body.ada)
    body.change(interest, "end", {"ended": "2010-08-31"})
    assert shown(body.publisher, "published-interests", as_at="2011-02-28") == [interest]
    assert shown(body.publisher, "published-interests", as_at="2011-03-01") == []
    [line] = body.publisher.read("register-entries", as_at="2011-02-28")["results"]
    assert (line["published"], line["publishedUntil"], line["keptUntil"]) == (True, "2011-02-28", "2016-08-31")
    [line] = body.publisher.read("register-entries", as_at="2011-03-01")["results"]
    assert line["published"] is False


def test_a_body_that_publishes_for_longer_says_so_in_its_policy(body: Declarants) -> None:
    interest = body.declare()
    seat(body, body.ada)
    body.change(interest, "end", {"ended": "2010-08-31"})
    before = body.position()
    policy = {"policy": {"publishedMonths": 12}, "inForceFrom": "2011-03-01", "citation": "Policy 4"}
    body.registrar.record("register-policies", policy)
    assert shown(body.publisher, "published-interests", as_at="2011-03-01") == [interest]
    assert shown(body.publisher, "published-interests", as_at="2011-03-01", position=before) == []
    assert [row["publishedMonths"] for row in body.publisher.read("register-policies")["results"]] == [12]


def test_whoever_gave_up_a_seat_leaves_the_public_register_six_months_later(body: Declarants) -> None:
    interest = body.declare()
    path = seat(body, body.ada)
    body.registrar.record(f"{path}/vacancies", {"person": body.ada, "vacated": "2010-03-31"})
    assert shown(body.publisher, "published-interests", as_at="2010-09-30") == [interest]
    assert shown(body.publisher, "published-interests", as_at="2010-10-01") == []
    body.registrar.record(f"{path}/appointments", {"person": body.ada, "termFrom": "2012-04-01"})
    assert shown(body.publisher, "published-interests", as_at="2012-04-01") == [interest]


def test_what_is_withheld_is_left_out_of_the_published_register_and_counted(body: Declarants) -> None:
    seat(body, body.ada)
    body.declare(publicationWithheld=True, narrative="CANARY of a threatened person")
    interest = body.declare()
    answer = body.publisher.get("published-interests")
    assert "CANARY" not in answer.text
    assert ([row["interest"] for row in answer.json()["results"]], answer.json()["withheld"]) == ([interest], 1)
    assert "CANARY" in body.auditor.get("register-entries").text
    assert "CANARY" not in body.publisher.get("register-entries").text
    assert body.publisher.read("register-entries")["results"][0]["withheld"] is True


def test_what_was_published_before_it_was_withheld_is_not_shown_as_of_then_either(body: Declarants) -> None:
    seat(body, body.ada)
    interest, before = body.declare(), body.position()
    assert shown(body.publisher, "published-interests", position=before) == [interest]
    again: Json = {"category": "FINANCIAL", "narrative": "Threatened since.", "publicationWithheld": True}
    body.change(interest, "amendments", again)
    assert shown(body.publisher, "published-interests", position=before) == []


def test_the_published_register_is_read_page_by_page(body: Declarants) -> None:
    seat(body, body.ada)
    made = [body.declare(body.ben if number == 2 else body.ada) for number in range(5)]
    answer = body.publisher.get("published-interests", limit=2, as_at="2010-01-01")
    following = body.publisher.read(answer.links["next"]["url"].split(f"/bodies/{body.ods}/")[1])
    found = [row["interest"] for row in (*answer.json()["results"], *following["results"])]
    assert found == [made[0], made[1], made[3], made[4]]


def test_late_declarations_are_listed_with_at_least_and_at_most_so_many_days(body: Declarants) -> None:
    told = {"occurredAt": "2010-05-31T23:30:00Z"}  # 1 June in London
    body.declare(heldFrom="2010-05-04", **told)
    late = body.declare(heldFrom="2010-05-03", **told)
    vague = body.declare(heldFrom="2010-05", **told)
    unknown = body.declare(heldFrom=None, **told)
    found = {row["interest"]: row["lateness"] for row in body.auditor.read("late-declarations")["results"]}
    days = {one: (told["late"], told["atLeastDays"], told["atMostDays"]) for one, told in found.items()}
    assert days == {late: ("YES", 1, 1), vague: ("INDETERMINATE", 0, 3), unknown: ("INDETERMINATE", 0, None)}
    assert [row["interest"] for row in body.auditor.read("late-declarations", limit=1)["results"]] == [late]
    assert body.publisher.get("late-declarations").status_code == 403


def test_lateness_is_counted_by_the_policy_of_its_day(body: Declarants) -> None:
    for days, since in ((14, "2010-06-01"), (28, "2011-06-01")):
        policy = {"policy": {"declareWithinDays": days}, "inForceFrom": since, "citation": "Policy 4"}
        body.registrar.record("register-policies", policy)
    strict = body.declare(heldFrom="2010-06-01", occurredAt="2010-06-20T12:00:00Z")
    body.declare(heldFrom="2011-06-01", occurredAt="2011-06-20T12:00:00Z")
    [line] = body.auditor.read("late-declarations")["results"]
    assert (line["interest"], line["lateness"]["atLeastDays"]) == (strict, 5)
    assert body.publisher.read(f"interests/{strict}")["lateness"]["atLeastDays"] == 5


def test_overdue_returns_are_those_of_people_who_decide(body: Declarants) -> None:
    def overdue(day: str) -> dict[str, str]:
        found = body.auditor.read("overdue-returns", as_at=day)["results"]
        return {row["person"]: row["overdue"] for row in found}

    seat(body, body.ada, since="2009-04-01")
    assert overdue("2009-04-29") == {}
    assert overdue("2009-04-30") == {body.ada: "YES"}
    body.secretary.record("nil-returns", {"person": body.ada, "made": "2009-05"})
    assert overdue("2010-05-01") == {}
    assert overdue("2010-05-31") == {body.ada: "INDETERMINATE"}
    assert overdue("2010-06-01") == {body.ada: "YES"}
    body.declare(heldFrom="2010-06-01", occurredAt="2010-06-02T12:00:00Z")
    assert overdue("2011-06-02") == {}
    confirmed = {"person": body.ada, "confirmed": "2011-06-02"}
    body.secretary.record("annual-returns", confirmed)
    assert overdue("2012-06-02") == {}
    assert overdue("2012-06-03") == {body.ada: "YES"}


def test_who_has_nothing_declared_confirms_nothing_but_makes_a_nil_return(body: Declarants) -> None:
    problem = body.secretary.refused("annual-returns", {"person": body.ben, "confirmed": "2011"})
    assert problem["type"] == "/problems/nothing-to-confirm"
    other = body.member(body.ada).refused("annual-returns", {"person": body.ben, "confirmed": "2011"})
    assert other["status"] == 403


def test_expired_interests_may_be_destroyed_after_six_years_unless_a_legal_hold_forbids_it(body: Declarants) -> None:
    interest = body.declare(heldTo="2009-02")
    fresh = body.declare()
    body.change(fresh, "end", {"ended": "2012-02-29"})

    def expired(day: str, **query: object) -> list[tuple[str, bool]]:
        found = body.auditor.read("expired-interests", as_at=day, **query)["results"]
        return [(row["interest"], row["mayBeDestroyed"]) for row in found]

    assert expired("2009-08-28") == []
    assert expired("2009-08-29") == [(interest, False)]
    assert expired("2015-02-28") == [(interest, False), (fresh, False)]
    assert expired("2015-03-01", retention_over="true") == [(interest, True)]
    body.secretary.record("legal-holds", {"person": body.ada, "why": "Counter fraud inquiry"})
    [held] = body.auditor.read("legal-holds")["results"]
    assert (held["why"], held["liftedAt"]) == ("Counter fraud inquiry", None)
    assert expired("2015-03-01", retention_over="true") == [(interest, False)]
    body.secretary.record(f"legal-holds/{held['hold']}/liftings", {"why": "Closed"})
    assert expired("2015-03-01", retention_over="true") == [(interest, True)]
    assert body.auditor.read("legal-holds")["results"][0]["liftedBecause"] == "Closed"


def test_who_declared_to_have_none_is_on_the_full_register_until_they_declare_an_interest(body: Declarants) -> None:
    def full(reader: Somebody, **query: object) -> list[str]:
        found = reader.read("register-entries", **query)["results"]
        return [row.get("nilReturn") or row.get("interest", "withheld") for row in found]

    body.secretary.record("nil-returns", {"person": body.ben, "made": "2010-04"})
    hers = body.declare(body.ada)
    body.secretary.record("nil-returns", {"person": body.ben, "made": "2011-04-02"})
    seat(body, body.ben)
    assert full(body.publisher) == [hers, "2011-04-02"]
    assert full(body.publisher, as_at="2011-04-01") == ["2010-04", hers]
    assert full(body.publisher, person=body.ben) == ["2011-04-02"]
    assert shown(body.publisher, "published-interests", as_at="2011-04-02") == []
    line = body.publisher.read("register-entries", person=body.ben)["results"][0]
    assert (line["person"], line["jobTitle"]) == (body.ben, "GP")
    assert [one["name"] for one in line["committees"]] == ["Governing Body"]
    before = body.position()
    his = body.declare(body.ben)
    assert full(body.publisher) == [hers, his]
    assert full(body.publisher, position=before) == [hers, "2011-04-02"]


def test_what_is_withheld_takes_no_nil_return_from_those_who_may_not_know_of_it(body: Declarants) -> None:
    body.secretary.record("nil-returns", {"person": body.ben, "made": "2010-04"})
    secret = body.declare(body.ben, publicationWithheld=True)
    found = [body.publisher, body.auditor, body.member(body.ben)]
    told = [[row.get("interest") for row in one.read("register-entries")["results"]] for one in found]
    assert told == [[None, None], [secret], [secret]]


def test_the_full_register_is_read_page_by_page_nil_returns_among_interests(body: Declarants) -> None:
    people = [body.registrar.make("people", {"office": "Nurse"}) for _ in range(5)]
    for at, person in enumerate(people):
        if at % 2:
            body.declare(person)
        else:
            body.secretary.record("nil-returns", {"person": person, "made": "2010"})
    for limit in (1, 2, 3):
        pages = list(pages_of(body.publisher, "register-entries", limit=limit))
        assert [row["person"] for page in pages for row in page] == people
        assert max(map(len, pages)) == limit
