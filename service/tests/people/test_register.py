"""The register of people over HTTP: who they are, and what ties them to organisations."""

import pytest

from service.auth.callers import Role
from service.tests.serving import Json, Service, Somebody

PARTNER = {"organisation": "F86001", "kind": "PARTNER", "heldFrom": "2004-04"}
PRACTICE = {"organisation": "F86001", "name": "Oak Practice", "kind": "GP_PRACTICE"}


@pytest.fixture
def registrar(either_service: Service) -> Somebody:
    found = either_service.caller(either_service.new_body(), Role.REGISTRAR)
    found.record("organisations", PRACTICE)
    return found


def a_person(registrar: Somebody, office: str = "GP", **said: object) -> str:
    return registrar.make("people", {"office": office, **said})


def tied(registrar: Somebody, person: str, **said: object) -> str:
    return registrar.make(f"people/{person}/positions", PARTNER | said)


def test_a_person_is_found_by_office_and_name(registrar: Somebody) -> None:
    person = a_person(registrar, "Clinical Director", name="Dr Ada Ash")
    found = registrar.read(f"people/{person}")
    assert (found["person"], found["office"], found["name"]) == (person, "Clinical Director", "Dr Ada Ash")
    assert found["interests"] == {"held": 0, "perhapsHeld": 0, "notHeld": 0, "nilReturnMade": None}


def test_a_name_may_be_left_out(registrar: Somebody) -> None:
    person = a_person(registrar)
    assert registrar.read(f"people/{person}")["name"] is None


def test_an_erased_name_is_said_to_be_erased(either_service: Service, registrar: Somebody) -> None:
    person = a_person(registrar, name="Dr Ada Ash")
    either_service.destroy_texts(registrar.ods)
    assert registrar.read(f"people/{person}")["name"] == {"erased": True}
    assert registrar.read("people")["results"][0]["name"] == {"erased": True}


def test_the_register_of_people_is_read_page_by_page(registrar: Somebody) -> None:
    people = [a_person(registrar, f"Member {number}", name=f"Nobody {number}") for number in range(3)]
    first = registrar.read("people", limit=2)
    rest = registrar.read("people", limit=2, after=first["metadata"]["next"])
    assert [one["person"] for one in (*first["results"], *rest["results"])] == people
    assert [one["name"] for one in rest["results"]] == ["Nobody 2"]
    assert rest["metadata"]["next"] is None


def test_a_position_is_held_on_some_days_and_not_on_others(registrar: Somebody) -> None:
    person = a_person(registrar)
    position = tied(registrar, person)
    registrar.record_upon(f"positions/{position}", f"positions/{position}/end", {"left": "2012-03-31"})
    held = {
        day: registrar.read(f"positions/{position}", as_at=day)["held"]
        for day in ("2004-03-31", "2004-04-15", "2010-01-01", "2012-03-31", "2012-04-01")
    }
    assert list(held.values()) == ["NO", "INDETERMINATE", "YES", "YES", "NO"]
    [shown] = registrar.read(f"people/{person}", as_at="2010-01-01")["positions"]
    assert (shown["position"], shown["heldTo"], shown["held"]) == (position, "2012-03-31", "YES")


def test_positions_are_found_by_organisation_and_kind(registrar: Somebody) -> None:
    ada, ben = a_person(registrar), a_person(registrar)
    tied(registrar, ada)
    salaried = tied(registrar, ben, kind="SALARIED")
    found = registrar.read("positions", organisation="F86001", kind="SALARIED")
    assert [one["position"] for one in found["results"]] == [salaried]
    assert registrar.read("positions", organisation="F86002")["results"] == []


def test_the_link_to_the_next_page_keeps_what_was_asked(registrar: Somebody) -> None:
    person = a_person(registrar)
    for number in range(3):
        tied(registrar, person, kind="EMPLOYEE" if number == 1 else "PARTNER")
    answer = registrar.get("positions", kind="PARTNER", limit=1, as_at="2010-01-01")
    address = answer.links["next"]["url"].split(f"/bodies/{registrar.ods}/")[1]
    following = registrar.read(address)
    assert [one["kind"] for one in following["results"]] == ["PARTNER"]
    assert "as_at=2010-01-01" in address
    assert following["metadata"]["next"] is None


def test_nobody_leaves_a_position_twice(registrar: Somebody) -> None:
    position = tied(registrar, a_person(registrar))
    address = f"positions/{position}"
    registrar.record_upon(address, f"{address}/end", {"left": "2012-03-31"})
    problem = registrar.refused(f"{address}/end", {"left": "2013-03-31"}, **registrar.etag(address))
    assert (problem["type"], problem["status"]) == ("/problems/position-already-left", 409)
    assert problem["rule"] == "a-position-is-left-once"


def test_whoever_ends_a_position_says_what_they_read(registrar: Somebody) -> None:
    address = f"positions/{tied(registrar, a_person(registrar))}"
    assert registrar.refused(f"{address}/end", {"left": "2012"})["status"] == 428
    read = registrar.etag(address)
    registrar.record(f"{address}/end", {"left": "2012"}, **read)
    assert registrar.refused(f"{address}/end", {"left": "2013"}, **read)["type"] == "/problems/stale"


@pytest.mark.parametrize(
    ("path", "body", "problem"),
    [
        ("people/01890a5d-ac96-774b-bcce-b302099a8057/positions", PARTNER, "unknown-person"),
        ("people", {"office": "GP", "name": "x" * 201}, "invalid-request"),
        ("people", {"office": " "}, "invalid-request"),
        ("people", {"name": "Dr Ada Ash"}, "invalid-request"),
    ],
)
def test_what_cannot_be_is_refused(registrar: Somebody, path: str, body: Json, problem: str) -> None:
    assert registrar.refused(path, body)["type"] == f"/problems/{problem}"


def test_a_position_lies_in_a_registered_organisation(registrar: Somebody) -> None:
    body = PARTNER | {"organisation": "F86002"}
    problem = registrar.refused(f"people/{a_person(registrar)}/positions", body)
    assert (problem["status"], problem["organisation"]) == (404, "F86002")


def test_what_is_not_there_is_not_found(registrar: Somebody) -> None:
    for path in ("people", "positions"):
        answer = registrar.get(f"{path}/01890a5d-ac96-774b-bcce-b302099a8057")
        assert answer.status_code == 404


def test_only_a_registrar_enters_people(either_service: Service, registrar: Somebody) -> None:
    secretary = either_service.caller(registrar.ods, Role.SECRETARY)
    assert secretary.refused("people", {"office": "GP"})["status"] == 403
    assert secretary.read("people")["results"] == []


def test_a_person_is_read_as_known_at_an_earlier_position(registrar: Somebody) -> None:
    person = a_person(registrar)
    before = registrar.read("")["logSize"]
    position = tied(registrar, person)
    between = registrar.read("")["logSize"]
    registrar.record_upon(f"positions/{position}", f"positions/{position}/end", {"left": "2012"})
    assert registrar.read(f"people/{person}", position=before)["positions"] == []
    [then] = registrar.read(f"people/{person}", position=between)["positions"]
    [now] = registrar.read(f"people/{person}")["positions"]
    assert (then["heldTo"], now["heldTo"]) == (None, "2012")


def test_a_day_in_the_future_is_refused(registrar: Somebody) -> None:
    answer = registrar.get(f"people/{a_person(registrar)}", as_at="9999-01-01")
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid-moment")
