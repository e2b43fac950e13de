"""The twelve checks of an audit trail, over a real server on both databases; each is named by its number."""

from typing import Any

import pytest

from service.tests.serving import Service
from service.tests.twelve_checks.trail import CLINIC, Trail

GOOD, TAMPERED = 0, 1
TRAILS: dict[int, Trail] = {}


@pytest.fixture
def trail(either_service: Service) -> Trail:
    """One for each database, made when first asked for."""
    if id(either_service) not in TRAILS:
        TRAILS[id(either_service)] = Trail(either_service)
    return TRAILS[id(either_service)]


def test_01_creation_and_change_are_recorded_whatever_the_path(trail: Trail) -> None:
    before = trail.size
    trail.registrar.record(f"organisations/{CLINIC}/names", {"name": "The Oak Clinic"})
    trail.registrar.record(
        "organisations:import", {"entries": [{"organisation": "F86777", "name": "Elm", "kind": "COMPANY"}]}
    )
    told = trail.newest(before)
    assert [one["type"] for one in told] == [
        "organisations.OrganisationRenamed",
        "organisations.OrganisationRegistered",
    ]
    assert all(one["actor"] and one["recordedAt"] and one["via"] for one in trail.newest(1))
    assert trail.verified() == GOOD  # no row of any list came by another path


def test_02_a_bulk_change_is_recorded_one_by_one(trail: Trail) -> None:
    before = trail.size
    entries = [
        {"organisation": f"F8{number:04}", "name": f"Practice {number}", "kind": "COMPANY"} for number in range(9)
    ]
    trail.registrar.record("organisations:import", {"entries": entries})
    told = trail.newest(before)
    assert [one["data"]["organisation"] for one in told] == [one["organisation"] for one in entries]


def test_03_a_change_by_raw_sql_is_detected(trail: Trail) -> None:
    cell = 'cases.reference where "case" = :case AND to_position IS NULL'
    with trail.changed(cell, lambda _: "WF/99", case=trail.approved_case):
        assert trail.verified() == TAMPERED
    assert trail.verified() == GOOD


def test_04_a_deletion_leaves_a_trace(trail: Trail) -> None:
    assert trail.secretary.ask("DELETE", f"cases/{trail.approved_case}").status_code == 405
    with trail.gone("cases", '"case" = :case', case=trail.approved_case):
        assert trail.verified() == TAMPERED


def test_05_who_was_excluded_is_told_as_at_then(trail: Trail) -> None:
    trail.registrar.record_upon(f"positions/{trail.share}", f"positions/{trail.share}/end", {"left": "2009-12-31"})
    seat = trail.disinvestment.seats["Hughes"]
    for when in ({}, {"position": trail.before}):
        verdict = trail.secretary.read(f"decisions/{trail.approved['decision']}", **when)["verdict"]
        assert [one["standing"] for one in verdict["standings"] if one["seat"] == seat] == ["EXCLUDED"]


def test_06_decision_votes_membership_and_interests_are_told_together_as_at_one_moment(trail: Trail) -> None:
    path = f"decisions/{trail.approved['decision']}"
    inputs = trail.secretary.read(path, position=trail.before)["inputs"]
    hughes = trail.person("Hughes")
    assert len(inputs["ballots"]) == 3
    assert hughes in {seat["holder"] for seat in inputs["roster"]}
    assert hughes in {one["person"] for one in inputs["exclusions"]}
    assert trail.secretary.read(path, position=trail.size)["inputs"] == inputs


def test_07_an_approval_and_its_undoing_are_both_visible(trail: Trail) -> None:
    rescinded = trail.rescinded()
    listed = {one["decision"]: one["outcome"] for one in trail.secretary.read("decisions")["results"]}
    assert listed[trail.approved["decision"]] == "APPROVED"
    assert listed[rescinded["decision"]] == "RESCINDED"
    assert trail.secretary.read(f"decisions/{trail.approved['decision']}")["status"] == "RESCINDED"


def test_08_an_edited_row_of_the_history_is_detected(trail: Trail) -> None:
    def edited(leaf: Any) -> bytes:  # noqa: ANN401 - as the driver gives bytes
        return bytes(leaf).replace(b"LIVE", b"PAST", 1)

    with trail.changed("facts.leaf where position = 5", edited):
        assert trail.verified() == TAMPERED


@pytest.mark.parametrize("where", ["in the middle", "at the tail", "a whole stream"])
def test_09_a_removed_row_is_detected(trail: Trail, where: str) -> None:
    stream = "position IN (SELECT position FROM fact_tags WHERE ledger = :ledger AND tag = :tag)"
    at = trail.size // 2 if where == "in the middle" else trail.size
    found, values = ("position = :at", {"at": at}) if where != "a whole stream" else (stream, {})
    with trail.gone("facts", found, **values, tag=f"case:{trail.approved_case}"):
        assert trail.verified() == TAMPERED
    assert trail.verified() == GOOD


def test_10_a_write_without_an_actor_is_refused(trail: Trail) -> None:
    before, address = trail.size, f"/v1/bodies/{trail.ods}/people"
    answer = trail.service.client.post(address, json={"office": "GP", "name": "Nobody"})
    assert (answer.status_code, trail.size) == (401, before)


def test_11_a_stale_write_is_refused(trail: Trail) -> None:
    case = trail.case("WF/11", CLINIC)
    old = trail.secretary.etag(f"cases/{case}")["If-Match"]
    trail.secretary.record(f"cases/{case}/withdrawals", {"why": "Not ready"}, if_match=old)
    assert trail.secretary.refused(f"cases/{case}/submissions", {}, if_match=old)["status"] == 412


def test_12_a_read_model_that_differs_from_replay_is_detected(trail: Trail) -> None:
    with trail.changed(
        "decisions.outcome where decision = :decision AND to_position IS NULL",
        lambda _: "REJECTED",
        decision=trail.approved["decision"],
    ):
        assert trail.verified() == TAMPERED
    assert trail.verified() == GOOD
