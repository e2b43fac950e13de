"""Declaring, amending and ending interests; who may, and what is refused."""

import pytest

from service.auth.callers import Role
from service.tests.interests.make import PARTNERSHIP, Declarants
from service.tests.serving import Json

NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057"


def test_a_member_declares_for_themselves_and_for_nobody_else(body: Declarants) -> None:
    ada = body.member(body.ada)
    interest = ada.make("interests", PARTNERSHIP | {"person": body.ada})
    assert body.publisher.read(f"interests/{interest}")["person"] == body.ada
    problem = ada.refused("interests", PARTNERSHIP | {"person": body.ben})
    assert (problem["type"], problem["status"]) == ("/problems/not-permitted", 403)
    assert ada.refused("nil-returns", {"person": body.ben, "made": "2010"})["status"] == 403


def test_a_member_without_an_entry_in_the_register_of_people_declares_nothing(body: Declarants) -> None:
    stranger = body.service.caller(body.ods, Role.MEMBER)
    assert stranger.refused("interests", PARTNERSHIP | {"person": body.ada})["status"] == 403


def test_an_auditor_declares_nothing(body: Declarants) -> None:
    assert body.auditor.refused("interests", PARTNERSHIP | {"person": body.ada})["status"] == 403


def test_everything_that_was_said_is_shown(body: Declarants) -> None:
    said = PARTNERSHIP | {
        "category": "INDIRECT",
        "indirect": {"relationship": "SPOUSE_OR_PARTNER", "underlying": "FINANCIAL"},
        "specialty": "DERMATOLOGY",
        "heldTo": "2012",
        "awareSince": "2005-06",
        "publicationWithheld": False,
        "holding": {"percent": "7.5", "dormant": False},
        "categoryAsRecorded": "pecuniary, other",
    }
    found = body.publisher.read(f"interests/{body.declare(**said)}")
    assert {name: found[name] for name in said} == said


def test_every_statement_stays_on_record(body: Declarants) -> None:
    interest = body.declare(category="NON_FINANCIAL_PROFESSIONAL", narrative="Adviser to Oak Practice.")
    body.change(interest, "amendments", PARTNERSHIP | {"narrative": "Partner since April.", "heldFrom": "2010-04"})
    body.change(interest, "end", {"ended": "2011-03-31", "why": "Retired."})
    found = body.publisher.read(f"interests/{interest}")
    assert (found["category"], found["heldFrom"], found["heldTo"], found["ended"]) == (
        "FINANCIAL",
        "2010-04",
        "2011-03-31",
        True,
    )
    [declared, amended, ended] = found["statements"]
    assert (declared["category"], declared["narrative"]) == ("NON_FINANCIAL_PROFESSIONAL", "Adviser to Oak Practice.")
    assert (amended["category"], amended["narrative"]) == ("FINANCIAL", "Partner since April.")
    assert (ended["ended"], ended["why"]) == ("2011-03-31", "Retired.")
    assert declared["position"] < amended["position"] < ended["position"]
    assert [one["type"] for one in found["statements"]] == [
        "interests.InterestDeclared",
        "interests.InterestAmended",
        "interests.InterestEnded",
    ]


def test_stating_an_ended_interest_anew_puts_its_end_right(body: Declarants) -> None:
    interest = body.declare()
    body.change(interest, "end", {"ended": "2011-03-31"})
    body.change(interest, "amendments", PARTNERSHIP)
    found = body.publisher.read(f"interests/{interest}")
    assert (found["heldTo"], found["ended"], found["held"]) == (None, False, "YES")


def test_an_interest_ends_once(body: Declarants) -> None:
    interest = body.declare()
    body.change(interest, "end", {"ended": "2011-03-31"})
    address, ending = f"interests/{interest}", {"person": body.ada, "ended": "2012"}
    problem = body.secretary.refused(f"{address}/end", ending, **body.secretary.etag(address))
    assert (problem["type"], problem["status"]) == ("/problems/interest-already-ended", 409)


def test_whoever_amends_says_what_they_read(body: Declarants) -> None:
    address = f"interests/{body.declare()}"
    anew, read = PARTNERSHIP | {"person": body.ada}, body.secretary.etag(address)
    assert body.secretary.refused(f"{address}/amendments", anew)["status"] == 428
    body.secretary.record(f"{address}/amendments", anew, **read)
    problem = body.secretary.refused(f"{address}/amendments", anew, **read)
    assert (problem["type"], problem["between"][0]["type"]) == ("/problems/stale", "interests.InterestAmended")


def test_nobody_changes_the_interest_of_another(body: Declarants) -> None:
    address, ben = f"interests/{body.declare()}", body.member(body.ben)
    ending = {"person": body.ben, "ended": "2011"}
    assert ben.refused(f"{address}/end", ending, **ben.etag(address))["type"] == "/problems/not-the-declarant"
    assert ben.refused(f"{address}/end", ending | {"person": body.ada}, **ben.etag(address))["status"] == 403


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"category": "INDIRECT"}, "invalid-indirect-interest"),
        ({"indirect": {"relationship": "CLOSE_FRIEND", "underlying": "FINANCIAL"}}, "invalid-indirect-interest"),
        ({"heldTo": "2003"}, "invalid-interest-period"),
        ({"organisation": "F86002"}, "unknown-organisation"),
        ({"person": NOBODY}, "unknown-person"),
        ({"category": "PECUNIARY"}, "invalid-request"),
        ({"narrative": ""}, "invalid-request"),
        ({"heldFrom": "2004-02-30"}, "invalid-request"),
        ({"mitigation": "none"}, "invalid-request"),
    ],
)
def test_what_cannot_be_is_refused(body: Declarants, said: Json, problem: str) -> None:
    asked = PARTNERSHIP | {"person": body.ada} | said
    assert body.secretary.refused("interests", asked)["type"] == f"/problems/{problem}"


def test_the_same_request_twice_declares_once(body: Declarants) -> None:
    asked = PARTNERSHIP | {"person": body.ada}
    first = body.secretary.record("interests", asked, idempotency_key="declaration-1")
    again = body.secretary.record("interests", asked, idempotency_key="declaration-1")
    assert first == again
    assert len(body.secretary.read("interests")["results"]) == 1


def test_a_nil_return_is_made_by_whoever_holds_no_interest(body: Declarants) -> None:
    body.secretary.record("nil-returns", {"person": body.ben, "made": "2010-04-01"})
    body.declare(body.ada)
    problem = body.secretary.refused("nil-returns", {"person": body.ada, "made": "2010-04-01"})
    assert (problem["type"], problem["status"]) == ("/problems/interests-still-held", 409)
    [found] = body.publisher.read("nil-returns")["results"]
    assert (found["person"], found["made"]) == (body.ben, "2010-04-01")
    assert body.publisher.read("nil-returns", person=body.ada)["results"] == []
    assert body.publisher.read(f"people/{body.ben}")["interests"]["nilReturnMade"] == "2010-04-01"
