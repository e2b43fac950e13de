"""The published description of the feed is AsyncAPI, and names every type of fact with its schema."""

import json
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator  # type: ignore[import-untyped]
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from domain.kernel.messages import EVENT_TYPES
from quality.sources import ROOT
from service.app import TITLE, VERSION
from service.contexts import DECIDERS
from service.feed.async_api import async_api
from service.feed.cloud_events import Teller
from service.viewing.sight import Row

Json = dict[str, Any]
FOLDER = ROOT / "openapi"
DOCUMENT: Json = json.loads((FOLDER / "asyncapi.json").read_text(encoding="utf-8"))
SCHEMA: Json = json.loads((ROOT / "quality" / "asyncapi" / "3.0.0.schema.json").read_text(encoding="utf-8"))
MESSAGES: Json = DOCUMENT["components"]["messages"]
OWN = {"feed.Placeholder.v1", "feed.Skipped.v1"}


def told() -> Json:
    """What the program tells of the types of facts that are not there for tests alone."""
    assert DECIDERS  # with which every type of fact is loaded
    document = async_api(TITLE, VERSION)
    for name in [name for name in document["components"]["messages"] if name.rpartition(".")[0] in for_tests()]:
        del document["components"]["messages"][name], document["channels"]["feed"]["messages"][name]
    return document


def for_tests() -> set[str]:
    """The types of facts that other tests of this run have made."""
    return {name for name, kind in EVENT_TYPES.items() if ".tests." in kind.__module__}


def payload(name: str) -> Draft202012Validator:
    """What judges a message of the feed, with the schema of its data from the file beside the document."""
    document = {"$id": "urn:feed:asyncapi.json"} | DOCUMENT
    registry: Registry[Json] = Registry().with_resource(document["$id"], Resource.from_contents(document, DRAFT202012))
    schema = json.loads(
        json.dumps(MESSAGES[name]["payload"]).replace("#/components", "urn:feed:asyncapi.json#/components")
    )
    for part in schema["allOf"]:
        data = part.get("properties", {}).get("data", {})
        if "$ref" in data:
            part["properties"]["data"] = json.loads((FOLDER / data["$ref"]).read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=registry)


def test_what_is_published_is_what_the_program_tells() -> None:
    assert told() == DOCUMENT, "run `decisions openapi`, look at what changed, and commit it"


def test_it_is_asyncapi_3_0() -> None:
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(DOCUMENT)] == []
    assert list(Draft7Validator(SCHEMA).iter_errors(DOCUMENT | {"operations": {"tell": {"action": "shout"}}}))


def test_it_has_every_version_of_every_type_of_fact_with_its_published_schema() -> None:
    published = {path.name.removesuffix(".schema.json") for path in (FOLDER / "events").iterdir()}
    assert MESSAGES.keys() - OWN == published
    assert {name.rpartition(".")[0] for name in published} == EVENT_TYPES.keys() - for_tests()
    for name in published:
        assert (FOLDER / f"./events/{name}.schema.json").is_file()
    assert DOCUMENT["channels"]["feed"]["messages"].keys() == MESSAGES.keys()


def test_what_is_told_fits_the_description() -> None:
    teller = Teller("localhost/decisions", "08W")
    said = {"id": "x", "type": "people.PersonRegistered", "version": 1, "recordedAt": "2009-06-16T17:00:00.000000Z"}
    person = {"person": "01890a5d-ac96-774b-bcce-b302099a8057", "office": "GP"}
    row = Row(position=7, leaf_hash=bytes(32), leaf=b"", said=said | {"data": person})
    told = teller.fact(row, {}), teller.placeholder(row), teller.skipped(1, 6)
    fact, hidden, skipped = (json.loads(one.event) for one in told)
    assert [error.message for error in payload("people.PersonRegistered.v1").iter_errors(fact)] == []
    assert [error.message for error in payload("feed.Placeholder.v1").iter_errors(hidden)] == []
    assert [error.message for error in payload("feed.Skipped.v1").iter_errors(skipped)] == []
    assert not payload("meetings.VoteCast.v1").is_valid(fact)
    assert not payload("people.PersonRegistered.v1").is_valid(fact | {"data": person | {"office": 7}})
