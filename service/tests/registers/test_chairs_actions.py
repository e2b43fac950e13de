"""What two members did for a board stands in the registers of decisions beside what the board decided itself."""

import pytest

from service.auth.callers import Role
from service.tests.decisions.committee import Committee
from service.tests.serving import Json, Service

WORDS = "That the clinic open in July."


@pytest.fixture
def committee(either_service: Service) -> Committee:
    return Committee(either_service)


def published(committee: Committee, decision: str, **said: object) -> Json:
    publisher = committee.service.caller(committee.ods, Role.PUBLISHER)
    day = committee.secretary.read(f"decisions/{decision}")["decided"]
    publisher.record(f"decisions/{decision}/publications", {"published": day} | said)
    found: Json = publisher.read("published-decisions")
    return found


def test_a_chairs_action_is_counted_entered_and_published_under_the_number_of_its_board(committee: Committee) -> None:
    action = committee.acted(committee.case("WF/1"))
    decision = committee.decided(committee.case("WF/2"))["decision"]
    assert committee.secretary.read("published-decisions")["unpublished"] == 2
    page = published(committee, action)
    assert page["unpublished"] == 1
    [line] = page["results"]
    assert (line["reference"], line["chairsAction"], line["text"]) == (
        "Committee 1",
        True,
        WORDS,
    )
    entries = committee.secretary.read("decision-entries")["results"]
    assert [(one["decision"], one["chairsAction"]) for one in entries] == [(action, True), (decision, False)]
    assert entries[0]["resolution"] == WORDS


def test_exempt_words_of_a_chairs_action_are_kept_from_the_published_register(committee: Committee) -> None:
    action = committee.acted(committee.case("WF/1"))
    page = published(committee, action, publicText="That a clinic open.", exemptions=["COMMERCIAL_INTERESTS"])
    assert page["results"][0]["text"] == "That a clinic open."
    assert committee.secretary.read("decision-entries")["results"][0]["resolution"] == WORDS


def test_a_breach_may_taint_a_chairs_action(committee: Committee) -> None:
    action = committee.acted(committee.case("WF/1"))
    report = {"type": "OTHER", "route": "AUDIT", "account": "They owned it", "decisions": [action]}
    committee.secretary.make("breaches", report)
    assert committee.secretary.read(f"decisions/{action}")["underReview"] is True
    assert committee.secretary.read("decision-entries")["results"][0]["underReview"] is True
