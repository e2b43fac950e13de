"""The register of interests as its readers find it: by whom, in what, on which day, as known when."""

from service.tests.interests.make import PARTNERSHIP, Declarants
from service.tests.serving import Somebody


def found(reader: Somebody, **query: object) -> list[str]:
    """The ids of the interests on the register, `withheld` for each placeholder."""
    return [row.get("interest", "withheld") for row in reader.read("interests", **query)["results"]]


def test_interests_are_found_by_person_organisation_and_category(body: Declarants) -> None:
    partner = body.declare(body.ada)
    trustee = body.declare(body.ada, category="NON_FINANCIAL_PERSONAL", organisation=None)
    other = body.declare(body.ben)
    assert found(body.publisher) == [partner, trustee, other]
    assert found(body.publisher, person=body.ada) == [partner, trustee]
    assert found(body.publisher, organisation="F86001") == [partner, other]
    assert found(body.publisher, category="NON_FINANCIAL_PERSONAL") == [trustee]
    assert found(body.publisher, person=body.ben, category="NON_FINANCIAL_PERSONAL") == []


def test_the_register_of_a_day_shows_what_may_have_been_held_on_it(body: Declarants) -> None:
    interest = body.declare(heldFrom="2004-04", heldTo="2010")
    held = {day: found(body.publisher, as_at=day) for day in ("2004-03-31", "2004-04-01", "2010-12-31", "2011-01-01")}
    assert list(held.values()) == [[], [interest], [interest], []]
    answers = [
        body.publisher.read(f"interests/{interest}", as_at=day)["held"]
        for day in ("2004-03-31", "2004-04-15", "2005-01-01", "2010-06-01", "2011-01-01")
    ]
    assert answers == ["NO", "INDETERMINATE", "YES", "INDETERMINATE", "NO"]


def test_the_end_of_an_interest_takes_it_off_the_register_of_later_days(body: Declarants) -> None:
    interest = body.declare()
    body.change(interest, "end", {"ended": "2010-03-31"})
    assert found(body.publisher, as_at="2010-03-31") == [interest]
    assert found(body.publisher, as_at="2010-04-01") == []
    assert found(body.publisher) == [interest]


def test_the_register_is_read_as_known_at_an_earlier_position(body: Declarants) -> None:
    interest = body.declare(heldFrom="2004")
    before = body.position()
    body.change(interest, "amendments", PARTNERSHIP | {"heldFrom": "2008", "narrative": "Only since 2008."})
    body.change(interest, "end", {"ended": "2010"})
    [then] = body.publisher.read("interests", position=before)["results"]
    [now] = body.publisher.read("interests")["results"]
    assert (then["heldFrom"], then["heldTo"], then["narrative"]) == ("2004", None, PARTNERSHIP["narrative"])
    assert (now["heldFrom"], now["heldTo"], now["narrative"]) == ("2008", "2010", "Only since 2008.")
    assert len(body.publisher.read(f"interests/{interest}", position=before)["statements"]) == 1
    assert found(body.publisher, as_at="2005-01-01", position=before) == [interest]
    assert found(body.publisher, as_at="2005-01-01") == []


def test_the_register_is_read_page_by_page_with_its_filters(body: Declarants) -> None:
    made = [body.declare(body.ben if number % 2 else body.ada) for number in range(5)]
    answer = body.publisher.get("interests", person=body.ada, limit=2, as_at="2010-01-01")
    first = [row["interest"] for row in answer.json()["results"]]
    following = body.publisher.read(answer.links["next"]["url"].split(f"/bodies/{body.ods}/")[1])
    assert [*first, *(row["interest"] for row in following["results"])] == made[::2]
    assert following["metadata"]["next"] is None


def test_a_late_declaration_says_by_how_many_days(body: Declarants) -> None:
    def lateness(held_from: str | None) -> tuple[str, int, int | None]:
        interest = body.declare(heldFrom=held_from, occurredAt="2010-05-31T23:30:00Z")  # 1 June in London
        shown = body.publisher.read(f"interests/{interest}")["lateness"]
        return shown["late"], shown["atLeastDays"], shown["atMostDays"]

    assert lateness("2010-05-04") == ("NO", 0, 0)
    assert lateness("2010-05-03") == ("YES", 1, 1)
    assert lateness("2010-05") == ("INDETERMINATE", 0, 3)
    assert lateness(None) == ("INDETERMINATE", 0, None)


def test_an_erased_narrative_is_said_to_be_erased(body: Declarants) -> None:
    interest = body.declare()
    body.service.destroy_texts(body.ods)
    shown = body.publisher.read(f"interests/{interest}")
    assert (shown["narrative"], shown["category"]) == ({"erased": True}, "FINANCIAL")
    assert shown["statements"][0]["narrative"] == {"erased": True}


def test_a_persons_interests_are_counted_where_the_person_is_shown(body: Declarants) -> None:
    body.declare(heldFrom="2004-04-01")
    body.declare(heldFrom="2009", heldTo="2010")
    body.change(body.declare(), "end", {"ended": "2008"})
    counted = body.publisher.read(f"people/{body.ada}", as_at="2009-06-01")["interests"]
    assert (counted["held"], counted["perhapsHeld"], counted["notHeld"]) == (1, 1, 1)
