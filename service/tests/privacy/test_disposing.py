"""Retention over HTTP: what was kept for long enough is shown first and goes on the word of two; what is held stays."""

import pytest

from service.tests.privacy.make import Privacy
from service.tests.serving import Json, Service

CLINIC = "F86001"
RUN = {"retentionClass": "ENDED_INTERESTS", "asAt": "2025-06-01"}
WHY = {"reason": "Yearly disposal"}


@pytest.fixture
def body(either_service: Service) -> Privacy:
    body = Privacy(either_service)
    body.organisation(CLINIC)
    return body


def interest(body: Privacy, name: str, held_to: str | None) -> tuple[str, int]:
    """An interest of somebody's in the clinic until a day; where it is found, and its position."""
    said = {"person": body.person(name), "category": "FINANCIAL", "organisation": CLINIC, "heldFrom": "2008"}
    until = {"heldTo": held_to} if held_to else {}
    receipt = body.secretary.record("interests", said | until | {"narrative": "A share"})
    return receipt["location"].rsplit(f"{body.ods}/", 1)[1], receipt["position"]


def preview(body: Privacy, **changed: str) -> Json:
    """What would go."""
    answer = body.officer.post("disposals:preview", RUN | changed)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def test_what_was_kept_for_long_enough_is_shown_and_goes_on_the_word_of_two(body: Privacy) -> None:
    old, position = interest(body, "Brown", "2019-03")
    late, _ = interest(body, "Clark", "2021-03")
    lasting, _ = interest(body, "Adams", None)
    found = preview(body)
    (due,) = found["due"]
    assert (due["person"], due["ended"], due["keptUntil"]) == (body.person("Brown"), "2019-03-31", "2025-03-31")
    assert (found["facts"], found["more"]) == ([position], 0)
    assert preview(body, asAt="2025-03-31")["due"] == []
    asked = body.officer.make("disposals", RUN | WHY)
    assert body.secretary.read(old)["narrative"] == "A share"
    assert body.officer.refused(f"erasures/{asked}/approvals")["type"] == "/problems/confirmed-by-whoever-asked"
    body.other.record(f"erasures/{asked}/approvals")
    assert body.secretary.read(old)["narrative"] == {"erased": True}
    assert [body.secretary.read(one)["narrative"] for one in (late, lasting)] == ["A share", "A share"]
    shown = body.officer.read(f"erasures/{asked}")
    assert (shown["state"], shown["retentionClass"], shown["erased"]) == ("ERASED", "ENDED_INTERESTS", [position])
    assert preview(body)["due"] == []
    assert body.officer.refused("disposals", RUN | WHY)["type"] == "/problems/nothing-to-erase"


def test_what_is_held_is_shown_with_its_hold_and_stays(body: Privacy) -> None:
    old, _ = interest(body, "Brown", "2019-03")
    other, free = interest(body, "Clark", "2019-03")
    hold = body.hold("Brown")
    found = preview(body)
    assert found["facts"] == [free]
    assert {one["person"]: one["holds"] for one in found["due"]} == {
        body.person("Clark"): [],
        body.person("Brown"): [hold],
    }
    asked = body.officer.make("disposals", RUN | WHY)
    body.other.record(f"erasures/{asked}/approvals")
    assert [body.secretary.read(one)["narrative"] for one in (old, other)] == ["A share", {"erased": True}]


def test_a_hold_placed_after_a_disposal_was_asked_for_refuses_its_approval(body: Privacy) -> None:
    old, _ = interest(body, "Brown", "2019-03")
    asked = body.officer.make("disposals", RUN | WHY)
    hold = body.hold("Brown")
    refused = body.other.refused(f"erasures/{asked}/approvals")
    assert (refused["type"], refused["holds"]) == ("/problems/under-legal-hold", [hold])
    assert body.secretary.read(old)["narrative"] == "A share"


def test_the_classes_say_for_how_many_years_and_by_whose_word(body: Privacy) -> None:
    found = body.officer.read("retention-classes")["results"]
    assert {one["retentionClass"]: one["years"] for one in found} == {
        "ENDED_INTERESTS": 6,
        "GIFTS": 6,
        "ERASURE_REQUESTS": 3,
    }
    assert all(one["citation"] for one in found)
