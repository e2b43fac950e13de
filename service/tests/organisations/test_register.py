"""The register of organisations over HTTP, as known now and as it was known."""

import pytest

from service.auth.callers import Role
from service.tests.serving import Json, Service, Somebody

OAK: Json = {"organisation": "F86001", "name": "Oak Practice", "kind": "GP_PRACTICE", "opened": "1974-04-01"}
FEDERATION: Json = {"organisation": "LOCAL-FEDN", "name": "GP Federation", "kind": "FEDERATION"}


@pytest.fixture
def registrar(either_service: Service) -> Somebody:
    return either_service.caller(either_service.new_body(), Role.REGISTRAR)


def size(registrar: Somebody) -> int:
    """How long the log is."""
    found: int = registrar.read("")["logSize"]
    return found


def test_a_body_opens_its_record_and_says_how_long_it_is(registrar: Somebody) -> None:
    body = registrar.read("")
    assert (body["body"], body["kind"], body["logSize"]) == (registrar.ods, "PCT", 1)


def test_a_record_is_opened_once(registrar: Somebody) -> None:
    problem = registrar.refused("establishment", {"name": "Another", "kind": "CCG"})
    assert (problem["type"], problem["status"]) == ("/problems/body-already-established", 409)


def test_nobody_learns_of_a_body_they_have_no_part_in(registrar: Somebody, either_service: Service) -> None:
    stranger = either_service.caller("T99999", Role.REGISTRAR)
    stranger.ods = registrar.ods
    assert stranger.get("organisations").status_code == 404
    assert either_service.caller("T99998", Role.REGISTRAR).get("").status_code == 404


def test_an_organisation_is_found_under_its_code(registrar: Somebody) -> None:
    registrar.record("organisations", OAK)
    registrar.record("organisations", FEDERATION)
    found = registrar.read("organisations/F86001")
    assert {name: found[name] for name in OAK} == OAK
    assert (found["registry"], found["links"], found["memberships"]) == ("ODS", [], [])
    assert registrar.read("organisations/LOCAL-FEDN")["registry"] == "LOCAL"
    assert registrar.get("organisations/F86002").status_code == 404


def test_names_and_closures_follow_one_another_and_stay_readable(registrar: Somebody) -> None:
    before = registrar.record("organisations", OAK)["position"]
    renamed = registrar.record("organisations/F86001/names", {"name": "The Oaks Surgery"})["position"]
    registrar.record("organisations/F86001/closure", {"closed": "2019-06-30"})
    names = [registrar.read("organisations/F86001", position=at)["name"] for at in (before, renamed)]
    assert names == ["Oak Practice", "The Oaks Surgery"]
    assert registrar.read("organisations/F86001", position=renamed)["closed"] is None
    assert registrar.read("organisations/F86001")["closed"] == "2019-06-30"
    assert registrar.get("organisations/F86001", position=before - 1).status_code == 404


def test_a_rename_upon_an_old_reading_is_refused(registrar: Somebody) -> None:
    registrar.record("organisations", OAK)
    read = registrar.etag("organisations/F86001")
    registrar.record("organisations/F86001/names", {"name": "The Oaks Surgery"}, **read)
    problem = registrar.refused("organisations/F86001/names", {"name": "Oaktree"}, **read)
    assert (problem["type"], problem["status"]) == ("/problems/stale", 412)


def test_links_and_memberships_are_shown_with_the_organisation(registrar: Somebody) -> None:
    registrar.record("organisations", OAK)
    registrar.record("organisations", FEDERATION)
    held = {"holder": "F86001", "held": "LOCAL-FEDN", "kind": "FEDERATION_MEMBERSHIP", "heldFrom": "2014"}
    registrar.record("organisation-links", held)
    registrar.record("memberships", {"organisation": "F86001", "joined": "2013-04-01"})
    linked = size(registrar)
    [link] = registrar.read("organisations/LOCAL-FEDN")["links"]
    assert {name: link[name] for name in held} == held
    registrar.record(f"organisation-links/{link['link']}/end", {"ended": "2018"})
    registrar.record("memberships/F86001/end", {"left": "2019-06-30"})
    now, then = registrar.read("organisations/F86001"), registrar.read("organisations/F86001", position=linked)
    assert (now["links"][0]["heldTo"], now["memberships"][0]["left"]) == ("2018", "2019-06-30")
    assert (then["links"][0]["heldTo"], then["memberships"][0]["left"]) == (None, None)


def test_a_practice_that_comes_back_has_two_memberships(registrar: Somebody) -> None:
    registrar.record("organisations", OAK)
    for joined, left in (("2013-04-01", "2015-03-31"), ("2017-04-01", "2019-03-31")):
        registrar.record("memberships", {"organisation": "F86001", "joined": joined})
        registrar.record("memberships/F86001/end", {"left": left})
    periods = [(it["joined"], it["left"]) for it in registrar.read("organisations/F86001")["memberships"]]
    assert periods == [("2013-04-01", "2015-03-31"), ("2017-04-01", "2019-03-31")]


@pytest.mark.parametrize(
    ("path", "body", "problem"),
    [
        ("organisations", OAK | {"organisation": "oak"}, "invalid-request"),
        ("organisations", OAK | {"opened": "1974-13"}, "invalid-request"),
        ("organisations", OAK | {"kind": "SURGERY"}, "invalid-request"),
        ("organisations/F86009/names", {"name": "Oaktree"}, "unknown-organisation"),
        ("memberships", {"organisation": "F86009"}, "unknown-organisation"),
    ],
)
def test_what_cannot_be_is_refused(registrar: Somebody, path: str, body: Json, problem: str) -> None:
    before = size(registrar)
    assert registrar.refused(path, body)["type"] == f"/problems/{problem}"
    assert size(registrar) == before


def test_an_instant_is_as_good_as_a_position(registrar: Somebody) -> None:
    recorded = registrar.record("organisations", OAK)["recordedAt"]
    registrar.record("organisations/F86001/names", {"name": "The Oaks Surgery"})
    assert registrar.read("organisations/F86001", known_at=recorded)["name"] == "Oak Practice"
    for asked in ({"known_at": "1999-01-01T00:00:00Z"}, {"known_at": "9999-01-01T00:00:00Z"}, {"position": 99}):
        assert registrar.get("organisations", **asked).json()["type"] == "/problems/invalid-moment"


def test_only_a_registrar_writes_and_everybody_with_a_part_reads(registrar: Somebody, either_service: Service) -> None:
    publisher = either_service.caller(registrar.ods, Role.PUBLISHER)
    assert publisher.refused("organisations", OAK)["status"] == 403
    assert publisher.read("organisations")["results"] == []
