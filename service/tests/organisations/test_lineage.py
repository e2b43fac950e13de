"""Bodies that succeed one another, each with its own ledger; organisations that are renamed, merged and divided."""

import pytest

from service.auth.callers import EVERY, Role
from service.tests.serving import Json, Service, Somebody

OAK: Json = {"organisation": "F86001", "name": "Oak Practice", "kind": "GP_PRACTICE", "opened": "1974-04-01"}


class Lineage:
    """A primary care trust, the group that followed it, and the board that followed that: one registrar each."""

    def __init__(self, service: Service) -> None:
        self.pct, self.ccg, self.icb = (service.new_body() for _ in range(3))
        self.registrars = {body: service.caller(body, Role.REGISTRAR) for body in (self.pct, self.ccg, self.icb)}

    def __getitem__(self, body: str) -> Somebody:
        return self.registrars[body]

    def inherit(self, body: str, predecessor: str, since: str, **said: object) -> Json:
        """Have a body take over a predecessor's record."""
        return self[body].record("inheritances", {"predecessor": predecessor, "since": since} | said)


@pytest.fixture
def bodies(either_service: Service) -> Lineage:
    return Lineage(either_service)


def test_a_successor_names_the_ledger_that_holds_what_came_before(bodies: Lineage) -> None:
    bodies[bodies.pct].record("organisations", OAK)
    held = bodies[bodies.pct].read("")["logSize"]
    bodies.inherit(bodies.ccg, bodies.pct, "2013-04-01")
    [told] = bodies[bodies.ccg].read("organisations")["metadata"]["inherited"]
    assert (told["body"], told["since"], told["size"]) == (bodies.pct, "2013-04-01", held)
    assert len(bytes.fromhex(told["root"])) == 32
    assert bodies[bodies.pct].read("organisations")["metadata"]["inherited"] == []
    before = bodies[bodies.ccg].read("organisations", position=1)["metadata"]["inherited"]
    assert before == []


def test_the_lineage_is_walked_as_far_as_the_caller_may_see(bodies: Lineage, either_service: Service) -> None:
    bodies.inherit(bodies.ccg, bodies.pct, "2013-04-01")
    bodies.inherit(bodies.icb, bodies.ccg, "2022-07-01")
    own = bodies[bodies.icb].read("lineage")
    assert [(one["body"], one["inheritedBy"]) for one in own["predecessors"]] == [(bodies.ccg, bodies.icb)]
    assert bodies[bodies.pct].read("lineage")["successors"] == []
    archivist = either_service.caller_of(
        {body: {Role.AUDITOR: (EVERY,)} for body in (bodies.pct, bodies.ccg, bodies.icb)}
    )
    archivist.ods = bodies.icb
    found = archivist.read("lineage")["predecessors"]
    assert [(one["body"], one["inheritedBy"], one["since"]) for one in found] == [
        (bodies.ccg, bodies.icb, "2022-07-01"),
        (bodies.pct, bodies.ccg, "2013-04-01"),
    ]
    archivist.ods = bodies.pct
    assert archivist.read("lineage")["successors"] == [{"body": bodies.ccg, "since": "2013-04-01"}]


def test_a_record_kept_elsewhere_is_inherited_with_its_size_and_root(bodies: Lineage) -> None:
    elsewhere: Json = {"predecessor": "X9Z", "since": "2013-04-01"}
    problem = bodies[bodies.ccg].refused("inheritances", elsewhere)
    assert problem["type"] == "/problems/hand-over-unknown"
    bodies[bodies.ccg].record("inheritances", elsewhere | {"size": 4_711, "root": "ab" * 32})
    [told] = bodies[bodies.ccg].read("boards")["metadata"]["inherited"]
    assert (told["body"], told["size"], told["root"]) == ("X9Z", 4_711, "ab" * 32)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"root": "ab" * 32}, "invalid-hand-over"),
        ({"size": 1_000}, "invalid-hand-over"),
        ({"root": "ab"}, "invalid-request"),
    ],
)
def test_what_is_handed_over_is_what_the_ledger_shows(bodies: Lineage, said: Json, problem: str) -> None:
    body: Json = {"predecessor": bodies.pct, "since": "2013-04-01"}
    assert bodies[bodies.ccg].refused("inheritances", body | said)["type"] == f"/problems/{problem}"


def test_a_record_is_inherited_once_and_not_from_oneself(bodies: Lineage) -> None:
    body: Json = {"predecessor": bodies.pct, "since": "2013-04-01"}
    bodies[bodies.ccg].record("inheritances", body)
    assert bodies[bodies.ccg].refused("inheritances", body)["type"] == "/problems/record-already-inherited"
    own = body | {"predecessor": bodies.ccg}
    assert bodies[bodies.ccg].refused("inheritances", own)["type"] == "/problems/own-predecessor"


def test_an_organisation_has_the_name_of_the_day(bodies: Lineage) -> None:
    registrar = bodies[bodies.pct]
    registrar.record("organisations", OAK)
    registrar.record("organisations/F86001/names", {"name": "The Oaks Surgery", "since": "2012-10-01"})
    registrar.record("organisations/F86001/names", {"name": "Oaks Partnership", "since": "2016"})
    days = ("1975-01-01", "2012-09-30", "2012-10-01", "2016-06-01", "2016-12-31")
    read = [registrar.read("organisations/F86001", as_at=day)["nameOfTheDay"] for day in days]
    assert read == ["Oak Practice", "Oak Practice", "The Oaks Surgery", "The Oaks Surgery", "Oaks Partnership"]
    names = registrar.read("organisations/F86001")["names"]
    assert [one["name"] for one in names] == ["Oak Practice", "The Oaks Surgery", "Oaks Partnership"]


def test_a_succession_says_since_when(bodies: Lineage) -> None:
    registrar = bodies[bodies.pct]
    registrar.record("organisations", OAK)
    registrar.record("organisations", OAK | {"organisation": "F86002", "name": "Elm and Oak"})
    linked = {"holder": "F86001", "held": "F86002", "kind": "SUCCESSION"}
    assert registrar.refused("organisation-links", linked)["type"] == "/problems/succession-without-day"
    registrar.record("organisation-links", linked | {"heldFrom": "2015-04-01"})
    [link] = registrar.read("organisations/F86002")["links"]
    assert (link["kind"], link["holder"], link["heldFrom"]) == ("SUCCESSION", "F86001", "2015-04-01")
