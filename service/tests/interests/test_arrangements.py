"""Mitigations and dispensations over HTTP: entered, shown on both registers, ended, withheld with their interest."""

from service.auth.callers import Role
from service.tests.interests.make import PARTNERSHIP, Declarants
from service.tests.interests.test_register_document import seat
from service.tests.serving import Json

MITIGATION: Json = {
    "management": "SPEAK_NOT_VOTE",
    "action": "Speaks when dermatology is discussed, and does not vote.",
    "agreed": "2009-05-01",
    "holdsFrom": "2009-05-01",
}
DISPENSATION: Json = {
    "ground": "TOO_FEW_WITHOUT_A_CONFLICT",
    "grantedBy": "SECRETARY_OF_STATE",
    "words": "Letter of 1 June 2009",
    "granted": "2009-06",
    "holdsFrom": "2009-06",
    "holdsTo": "2009-12-31",
}


def arranged(body: Declarants) -> str:
    """An interest with a mitigation and a dispensation."""
    interest = body.declare()
    mitigation = MITIGATION | {"person": body.ada, "agreedBy": body.ben}
    body.secretary.record(f"interests/{interest}/mitigations", mitigation)
    body.secretary.record(f"interests/{interest}/dispensations", DISPENSATION | {"person": body.ada})
    return interest


def test_what_was_agreed_and_granted_is_shown_with_the_interest_and_on_both_registers(body: Declarants) -> None:
    interest = arranged(body)
    seat(body, body.ada)
    agreed, granted = body.publisher.read(f"interests/{interest}")["arrangements"]
    assert (agreed["determinedBy"], agreed["agreedBy"], agreed["words"]) == (
        "PRE_AGREED",
        body.ben,
        MITIGATION["action"],
    )
    assert (granted["grantedBy"], granted["ground"], granted["holdsTo"], granted["management"]) == (
        "SECRETARY_OF_STATE",
        "TOO_FEW_WITHOUT_A_CONFLICT",
        "2009-12-31",
        "NOTE_AND_PARTICIPATE",
    )
    for register in ("register-entries", "published-interests"):
        [line] = body.publisher.read(register)["results"]
        assert line["actionTaken"] == [agreed, granted]
    [listed] = body.publisher.read("interests")["results"]
    assert listed["arrangements"] == [agreed, granted]


def test_an_arrangement_that_ended_says_when_and_why_and_is_as_it_was_at_earlier_positions(body: Declarants) -> None:
    interest, address = arranged(body), "interests"
    before, _ = body.publisher.read(f"{address}/{interest}")["arrangements"]
    at = body.position()
    ending = {"person": body.ada, "ended": "2009-08-31", "why": "Left the practice."}
    body.secretary.record(f"{address}/{interest}/arrangements/{before['arrangement']}/end", ending)
    after, _ = body.publisher.read(f"{address}/{interest}")["arrangements"]
    assert (after["holdsTo"], after["ended"], after["why"]) == ("2009-08-31", True, "Left the practice.")
    assert body.publisher.read(f"{address}/{interest}", position=at)["arrangements"][0] == before
    again = body.secretary.refused(f"{address}/{interest}/arrangements/{before['arrangement']}/end", ending)
    assert (again["type"], again["status"]) == ("/problems/arrangement-already-ended", 409)


def test_nobody_agrees_their_own_and_a_member_enters_none(body: Declarants) -> None:
    interest = body.declare()
    own = MITIGATION | {"person": body.ada, "agreedBy": body.ada}
    problem = body.secretary.refused(f"interests/{interest}/mitigations", own)
    assert (problem["type"], problem["status"]) == ("/problems/own-mitigation-agreed", 409)
    granting = DISPENSATION | {"person": body.ada}
    assert body.member(body.ada).refused(f"interests/{interest}/dispensations", granting)["status"] == 403
    elsewhere = body.secretary.refused(f"interests/{body.ada}/dispensations", granting)
    assert (elsewhere["type"], elsewhere["status"]) == ("/problems/unknown-interest", 404)


def test_a_preview_records_nothing(body: Declarants) -> None:
    interest, before = body.declare(), body.position()
    granting = DISPENSATION | {"person": body.ada}
    found = body.secretary.post(f"interests/{interest}/dispensations:preview", granting)
    agreeing = MITIGATION | {"person": body.ada, "agreedBy": body.ben}
    other = body.secretary.post(f"interests/{interest}/mitigations:preview", agreeing)
    nothing: Json = {"decisions": [], "findings": []}
    assert (found.json(), other.json()) == (nothing, nothing)
    assert body.position() == before


def test_what_concerns_a_withheld_interest_is_withheld_with_it(body: Declarants) -> None:
    interest = body.declare(publicationWithheld=True)
    body.secretary.record(f"interests/{interest}/dispensations", DISPENSATION | {"person": body.ada})
    publisher = body.service.caller(body.ods, Role.PUBLISHER)
    for register in ("register-entries", "published-interests", "interests"):
        assert "SECRETARY_OF_STATE" not in publisher.get(register).text
    assert "SECRETARY_OF_STATE" in body.auditor.get("register-entries").text


def test_an_arrangement_lapses_once_its_interest_is_stated_about_something_else(body: Declarants) -> None:
    interest, on = arranged(body), "2009-08-31"
    body.registrar.record("organisations", {"organisation": "F86002", "name": "Elm Practice", "kind": "GP_PRACTICE"})
    body.change(interest, "amendments", PARTNERSHIP | {"narrative": "Partner in Oak Practice."})
    assert statuses(body, interest, on) == ["HOLDS", "HOLDS"]
    before = body.position()
    body.change(interest, "amendments", PARTNERSHIP | {"organisation": "F86002"})
    body.change(interest, "amendments", PARTNERSHIP)
    assert statuses(body, interest, on) == ["LAPSED", "LAPSED"]
    assert statuses(body, interest, on, position=before) == ["HOLDS", "HOLDS"]
    body.secretary.record(f"interests/{interest}/dispensations", DISPENSATION | {"person": body.ada})
    assert statuses(body, interest, on) == ["LAPSED", "LAPSED", "HOLDS"]


def test_how_an_arrangement_stands_is_told_of_the_day_on_every_list(body: Declarants) -> None:
    interest = arranged(body)
    seat(body, body.ada)
    told = {"2009-04-30": ["NOT_YET", "NOT_YET"], "2009-06-15": ["HOLDS", "MAY_HOLD"], "2010-01-01": ["HOLDS", "OVER"]}
    for day, expected in told.items():
        assert statuses(body, interest, day) == expected
        for register, column in (("register-entries", "actionTaken"), ("interests", "arrangements")):
            [line] = body.publisher.read(register, as_at=day)["results"]
            assert [one["status"] for one in line[column]] == expected
    [line] = body.publisher.read("published-interests", as_at="2009-06-15")["results"]
    assert [one["status"] for one in line["actionTaken"]] == ["HOLDS", "MAY_HOLD"]


def test_an_arrangement_for_an_interest_that_ended_says_so(body: Declarants) -> None:
    interest = arranged(body)
    body.change(interest, "end", {"ended": "2009-09-30"})
    assert statuses(body, interest, "2009-09-30") == ["HOLDS", "HOLDS"]
    assert statuses(body, interest, "2009-10-01") == ["INTEREST_ENDED", "INTEREST_ENDED"]


def test_ending_an_arrangement_makes_no_vague_last_day_certain(body: Declarants) -> None:
    interest = body.declare()
    granting = DISPENSATION | {"person": body.ada, "holdsTo": "2009-12"}
    body.secretary.record(f"interests/{interest}/dispensations", granting)
    [held] = body.publisher.read(f"interests/{interest}")["arrangements"]
    ending = {"person": body.ada, "ended": "2009-12-31", "why": "Left the practice."}
    body.secretary.record(f"interests/{interest}/arrangements/{held['arrangement']}/end", ending)
    [after] = body.publisher.read(f"interests/{interest}", as_at="2009-12-15")["arrangements"]
    assert (after["holdsTo"], after["ended"], after["status"]) == ("2009-12", True, "MAY_HOLD")


def statuses(body: Declarants, interest: str, day: str, **asked: object) -> list[str]:
    """How what was arranged about an interest stands on a day."""
    shown = body.publisher.read(f"interests/{interest}", as_at=day, **asked)["arrangements"]
    return [one["status"] for one in shown]
