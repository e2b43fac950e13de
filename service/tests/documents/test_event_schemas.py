"""The published schemas of events: one for each event and version, true of every fact; all they gain is optional."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from domain.kernel.codec import write
from domain.kernel.messages import Event
from domain.kernel.upcasts import UPCASTS
from domain.tests.kernel.from_types import SECRET, anything, event_types
from service.store.heads import read_head
from service.store.scanning import all_leaves
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service
from verifier.evidence.schemas import schema_of

FOLDER = Path(__file__).parents[3] / "openapi" / "events"
PUBLISHED = sorted(FOLDER.iterdir())
EVENTS = event_types()
FILE = re.compile(r"(?P<name>[a-z_]+\.[A-Za-z]+)\.v(?P<version>[1-9]\d*)\.schema\.json")
EACH = pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)


def published(name: str, version: int) -> Json:
    """The schema that others read facts by."""
    found: Json = json.loads((FOLDER / f"{name}.v{version}.schema.json").read_text(encoding="utf-8"))
    return found


def validator(name: str, version: int) -> Draft202012Validator:
    """What judges the data of facts of this type."""
    return Draft202012Validator(published(name, version), format_checker=Draft202012Validator.FORMAT_CHECKER)


@EACH
def test_every_event_has_its_schema(kind: type[Event]) -> None:
    assert schema_of(kind) == published(kind.type_name, kind.type_version), (
        f"others read facts by this schema, so all it may gain is optional fields (`decisions openapi`). If "
        f"{kind.type_name} has to say something else, make it version {kind.type_version + 1}, with an upcast from "
        f"version {kind.type_version}"
    )


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_every_schema_is_of_an_event_that_can_still_be_read(path: Path) -> None:
    found = FILE.fullmatch(path.name)
    assert found, "context.Event.v1.schema.json"
    name, version = found["name"], int(found["version"])
    assert name in EVENTS, "the name of an event is permanent: facts of it are on record"
    steps = range(version, EVENTS[name].type_version)
    assert version <= EVENTS[name].type_version
    assert not [step for step in steps if (name, step) not in UPCASTS]


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_every_schema_is_one_of_json_schema_2020_12(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["description"].endswith(".")
    Draft202012Validator.check_schema(schema)


@EACH
@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_can_be_recorded_fits_the_schema(kind: type[Event], data: st.DataObject) -> None:
    plain = write(data.draw(anything(kind)), _seal)
    validator(kind.type_name, kind.type_version).validate(plain)


@EACH
@given(data=st.data())
@settings(max_examples=1, deadline=None)
def test_what_cannot_be_recorded_does_not_fit(kind: type[Event], data: st.DataObject) -> None:
    judge = validator(kind.type_name, kind.type_version)
    plain = write(data.draw(anything(kind)), _seal)
    for name in judge.schema["required"]:
        assert not judge.is_valid({key: held for key, held in plain.items() if key != name}), f"without {name}"
        assert not judge.is_valid(plain | {name: None}), f"{name} is null"
    assert not judge.is_valid(plain | {"somethingElse": 1})
    for name, held in plain.items():
        if isinstance(held, dict) and "_sd" in held:
            assert not judge.is_valid(plain | {name: SECRET.format("Dr Jones")}), f"{name} is bare text"


def test_the_facts_of_a_real_decision_fit_their_schemas(service: Service) -> None:
    found = {said["type"]: said for said in _recorded(service, _approved(service))}
    for name, said in found.items():
        validator(name, said["version"]).validate(said["data"])
    assert len(found) > 20, sorted(found)


def _approved(service: Service) -> str:
    """A body that has approved a case, interests, a departure, due diligence and all."""
    body = WalthamForest(service)
    body.organisation("LOCAL-CLINIC")
    body.position("Foster", body.organisation("LOCAL-OTHER"))
    case = body.recommended("LOCAL-CLINIC")
    body.secretary.record("interests", _interest(body.person("Evans")))
    body.examined(case, body.disinvestment, "Hughes")
    sitting = body.sitting(body.disinvestment, "Evans", "Foster", "Green", "Hughes")
    item = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans")
    sitting.record("departures", {"person": body.person("Green")})
    motion = item.motion("APPROVE", mover=body.person("Evans"))
    motion.vote("Evans", "Foster", "Hughes")
    assert motion.decide()["outcome"] == "APPROVED"
    item.record("close")
    sitting.record("close")
    return body.ods


def _interest(person: str) -> Json:
    said = {"category": "FINANCIAL", "organisation": "LOCAL-OTHER", "narrative": "Shares", "heldFrom": "2007"}
    return said | {"person": person}


def _recorded(service: Service, ods: str) -> Iterator[dict[str, Any]]:
    connection = service.database.connect()
    try:
        head = read_head(connection, ods)
        assert head is not None
        yield from (json.loads(leaf) for _, leaf in all_leaves(connection, ods, upto=head.size))
    finally:
        connection.close()


def _seal(text: str) -> str:
    return sha256(text.encode()).hexdigest()
