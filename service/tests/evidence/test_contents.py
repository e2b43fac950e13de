"""What is in a pack: what bears on the case and nothing else, with words or without, and it opens everywhere."""

import json

from service.tests.evidence.make import CLINIC, Decided, a_pack, files_in, types_in
from service.tests.serving import Json, Service
from verifier.itself import itself

NEEDED = {
    "boards.BoardEstablished",
    "boards.CharterAdopted",
    "boards.MemberAppointed",
    "boards.SeatCreated",
    "cases.CaseDrafted",
    "cases.CaseSubmitted",
    "decisions.DecisionTaken",
    "due_diligence.CheckRecorded",
    "meetings.InterestDeclaredAtItem",
    "meetings.ItemPlaced",
    "meetings.MeetingCalled",
    "meetings.MotionPut",
    "meetings.PersonArrived",
    "meetings.PersonLeft",
    "meetings.RulingGiven",
    "meetings.VoteCast",
    "people.PersonRegistered",
    "people.PositionTaken",
    "proposals.ProposalMade",
}


def facts_in(pack: bytes) -> list[Json]:
    """The facts in a pack, in order."""
    return [json.loads(held) for name, held in sorted(files_in(pack).items()) if name.startswith("facts/")]


def test_everything_that_the_decisions_rest_on_is_there(public: bytes) -> None:
    assert set(types_in(files_in(public))) >= NEEDED


def test_every_fact_has_its_receipt_and_its_type_a_schema(full: bytes) -> None:
    files = files_in(full)
    facts = {name[6:14] for name in files if name.startswith("facts/")}
    assert facts == {name[9:17] for name in files if name.startswith("receipts/")}
    assert len(facts) > 60
    assert types_in(files) == sorted({fact["type"] for fact in facts_in(full)})
    assert files["verifier.pyz"] == itself()


def test_nothing_of_another_case_is_there(decided: Decided, full: bytes) -> None:
    assert decided.unrelated.encode() not in full


def test_of_interests_and_ties_only_those_are_there_that_mattered(decided: Decided, full: bytes) -> None:
    ties = [fact["data"] for fact in facts_in(full) if fact["type"] == "people.PositionTaken"]
    assert [(one["person"], one["organisation"]) for one in ties] == [(decided.person("Hughes"), CLINIC)]


def test_a_public_pack_holds_no_word_that_can_be_erased(public: bytes, full: bytes) -> None:
    words = (b"Dr Evans", b"Dermatology closer to home", b"A partner in the provider")
    assert [word in full for word in words] == [True, True, True]
    assert [word in public for word in words] == [False, False, False]
    assert not [name for name in files_in(public) if name.startswith("texts/")]


def test_who_was_given_packs_is_not_told_to_the_next(decided: Decided) -> None:
    for profile in ("PUBLIC", "FULL"):
        again = a_pack(decided.secretary, decided.the_case, profile)
        assert "evidence.PackIssued" not in types_in(files_in(again))
        assert b"Grant Thornton" not in again


def test_what_was_corrected_and_judged_again_later_is_there(service: Service) -> None:
    body = Decided(service)
    body.position("Green", CLINIC)
    types = types_in(files_in(a_pack(body.secretary, body.the_case)))
    assert "decisions.DecisionRejudged" in types
    green = {"person": body.person("Green"), "organisation": CLINIC}
    facts = facts_in(a_pack(body.secretary, body.the_case))
    assert [one for one in facts if one["type"] == "people.PositionTaken" and green.items() <= one["data"].items()]


def test_a_public_pack_does_not_tell_of_a_breach_under_investigation(service: Service) -> None:
    body = Decided(service)
    breach = {"type": "NOT_MINUTED", "route": "AUDIT", "account": "Somebody stayed in the room"}
    body.secretary.record("breaches", breach | {"decisions": [body.decision["decision"]]})
    public, full = (files_in(a_pack(body.secretary, body.the_case, profile)) for profile in ("PUBLIC", "FULL"))
    assert "breaches.BreachReported" in types_in(full)
    assert "breaches.BreachReported" not in types_in(public)
    assert len([name for name in public if name.startswith("held-back/")]) == 1
