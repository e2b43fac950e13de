"""Words about somebody over HTTP: two officers erase them, and nothing shows them afterwards."""

import pytest

from service.auth.callers import Role
from service.tests.merges.make import merge
from service.tests.privacy.make import WHY, Privacy
from service.tests.serving import Json, Service

ERASED = {"erased": True}
CLINIC = "F86001"


@pytest.fixture
def body(either_service: Service) -> Privacy:
    body = Privacy(either_service)
    body.organisation(CLINIC)
    return body


def interest(body: Privacy, name: str, narrative: str) -> Json:
    """An interest of somebody's in the clinic; its receipt."""
    said = {"person": body.person(name), "category": "FINANCIAL", "organisation": CLINIC, "heldFrom": "2008"}
    return body.secretary.record("interests", said | {"narrative": narrative})


def name_of(body: Privacy, name: str) -> object:
    """How the register of people has somebody."""
    return body.secretary.read(f"people/{body.person(name)}")["name"]


def test_one_officer_asks_another_approves_and_the_words_are_gone(body: Privacy) -> None:
    declared = interest(body, "Brown", "Her husband's shares")
    asked = body.ask("Brown")
    assert name_of(body, "Brown") == "Dr Brown"
    receipt = body.other.record(f"erasures/{asked}/approvals")
    assert [one["type"] for one in receipt["facts"]] == ["privacy.ErasureApproved", "privacy.ErasureRecorded"]
    assert name_of(body, "Brown") == ERASED
    shown = body.secretary.read(declared["location"].rsplit(f"{body.ods}/", 1)[1])
    assert (shown["narrative"], shown["category"]) == (ERASED, "FINANCIAL")
    found = body.officer.read(f"erasures/{asked}")
    assert (found["state"], found["person"], found["ground"]) == ("ERASED", body.person("Brown"), WHY["ground"])
    assert declared["position"] in found["erased"]
    assert found["reason"] == WHY["reason"]
    assert body.officer.read("erasures", state="ERASED")["results"] == [found]


def test_words_about_others_stay(body: Privacy) -> None:
    body.person("Clark")
    body.erase("Brown")
    assert (name_of(body, "Brown"), name_of(body, "Clark")) == (ERASED, "Dr Clark")


def test_a_fact_that_is_named_loses_its_words_and_the_rest_about_that_person_opens_under_a_new_key(
    body: Privacy,
) -> None:
    first, second = interest(body, "Brown", "A cousin's illness"), interest(body, "Brown", "A share")
    keys = f"SELECT wrapped FROM subject_keys WHERE ledger = '{body.ods}' AND subject = 'person:{body.person('Brown')}'"  # noqa: S608
    before = body.rows(keys)
    body.erase(facts=[first["position"]])
    shown = [body.secretary.read(one["location"].rsplit(f"{body.ods}/", 1)[1])["narrative"] for one in (first, second)]
    assert shown == [ERASED, "A share"]
    assert name_of(body, "Brown") == "Dr Brown"
    assert len(before) == len(body.rows(keys)) == 1
    assert before != body.rows(keys)


def test_whatever_is_said_after_an_erasure_is_kept_again(body: Privacy) -> None:
    interest(body, "Brown", "A share")
    body.erase("Brown")
    again = interest(body, "Brown", "Another share")
    assert body.secretary.read(again["location"].rsplit(f"{body.ods}/", 1)[1])["narrative"] == "Another share"


def test_the_words_under_every_entry_of_a_person_go(body: Privacy) -> None:
    people = [body.person(name) for name in ("Brown", "Miller")]
    merge(body, "Brown", "Miller")
    body.erase("Miller")
    shown = [body.secretary.read(f"people/{one}", position=4)["name"] for one in people]
    assert shown == [ERASED, ERASED]


def test_the_preview_says_what_would_go_and_records_nothing(body: Privacy) -> None:
    declared = interest(body, "Brown", "A share")
    size = body.secretary.read("")["logSize"]
    found = body.officer.post("erasures:preview", {"person": body.person("Brown")} | WHY).json()
    assert declared["position"] in found["facts"]
    assert {one["type"]: one["facts"] for one in found["types"]} == {
        "interests.InterestDeclared": 1,
        "people.PersonRegistered": 1,
    }
    assert body.secretary.read("")["logSize"] == size
    [entry] = body.officer.read("access-log", thing=f"person:{body.person('Brown')}")["results"]
    assert entry["operation"] == "previewErasure"


def test_a_legal_hold_refuses_and_is_named_and_gives_way_once_lifted(body: Privacy) -> None:
    asked, hold = body.ask("Brown"), body.hold("Brown")
    for path, said in ((f"erasures/{asked}/approvals", {}), ("erasures", {"person": body.person("Brown")} | WHY)):
        refused = body.other.refused(path, said)
        assert (refused["status"], refused["type"], refused["holds"]) == (409, "/problems/under-legal-hold", [hold])
    assert name_of(body, "Brown") == "Dr Brown"
    body.officer.record(f"legal-holds/{hold}/liftings", {"why": "The inquiry ended"})
    body.other.record(f"erasures/{asked}/approvals")
    assert name_of(body, "Brown") == ERASED


def test_whoever_asked_does_not_approve_and_only_officers_do_either(body: Privacy) -> None:
    asked = body.ask("Brown")
    refused = body.officer.refused(f"erasures/{asked}/approvals")
    assert (refused["status"], refused["type"]) == (403, "/problems/confirmed-by-whoever-asked")
    for role in (Role.SECRETARY, Role.REGISTRAR, Role.AUDITOR):
        other = body.service.caller(body.ods, role)
        assert other.refused(f"erasures/{asked}/approvals")["type"] == "/problems/not-permitted"
        assert other.refused("erasures", {"person": body.person("Brown")} | WHY)["type"] == "/problems/not-permitted"
    assert body.service.caller(body.ods, Role.MEMBER).get("erasures").status_code == 403
    assert name_of(body, "Brown") == "Dr Brown"


def test_a_request_is_rejected_with_the_reason_and_stays_so(body: Privacy) -> None:
    asked = body.ask("Brown")
    body.other.record(f"erasures/{asked}/declinings", {"reason": "She still sits"})
    shown = body.officer.read(f"erasures/{asked}")
    assert (shown["state"], shown["settledBecause"], shown["erased"]) == ("REJECTED", "She still sits", [])
    refused = body.other.refused(f"erasures/{asked}/approvals")
    assert (refused["status"], refused["type"]) == (409, "/problems/erasure-already-settled")


def test_a_request_names_somebody_or_some_fact_on_record(body: Privacy) -> None:
    assert body.officer.refused("erasures", WHY)["type"] == "/problems/invalid-request"
    beyond = body.officer.refused("erasures", WHY | {"facts": [900_000]})
    assert (beyond["status"], beyond["type"]) == (404, "/problems/unknown-fact")


def test_an_officer_who_is_known_by_name_sees_beforehand_what_would_go_and_is_approved_by_another_such(
    body: Privacy,
) -> None:
    first, second = (
        body.service.caller(body.ods, Role.DPO, person=body.person(name)) for name in ("Officer", "Deputy")
    )
    wanted = {"person": body.person("Brown")} | WHY
    before = first.post("erasures:preview", wanted).json()["facts"]
    asked = first.make("erasures", wanted)
    assert body.other.refused(f"erasures/{asked}/approvals")["type"] == "/problems/people-cannot-be-told"
    second.record(f"erasures/{asked}/approvals")
    assert body.officer.read(f"erasures/{asked}")["erased"] == before


def test_after_an_erasure_nobody_can_tell_whether_a_request_is_the_one_that_was_answered(body: Privacy) -> None:
    said, key = {"office": "Nurse", "name": "Ann Other"}, {"Idempotency_Key": "ann"}
    first = body.registrar.record("people", said, **key)
    body.people["Ann"] = first["location"].rsplit("/", 1)[1]
    assert body.registrar.post("people", said, **key).json()["position"] == first["position"]
    kept = f"SELECT request_digest FROM idempotency_records WHERE ledger = '{body.ods}' AND key = 'ann'"  # noqa: S608
    assert len(body.rows(kept)[0][0]) == 32
    body.erase("Ann")
    assert bytes(body.rows(kept)[0][0]) == b""
    for again in (said, said | {"name": "Bob Other"}):
        refused = body.registrar.refused("people", again, **key)
        assert (refused["status"], refused["type"]) == (410, "/problems/idempotency-forgotten")
        assert refused["evidence"] == [first["position"]], "whoever asks again is told where to look"
        assert "Other" not in str(refused)
