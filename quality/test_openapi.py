"""The published description of the API is what the program does, and is written as the conventions say."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from domain.kernel.messages import Command
from quality.sources import ROOT
from service.app import described
from service.contexts import DECIDERS

Json = dict[str, Any]
PUBLISHED = ROOT / "openapi" / "openapi.json"
DOCUMENT: Json = json.loads(PUBLISHED.read_text(encoding="utf-8"))
SCHEMAS: Json = DOCUMENT["components"]["schemas"]

CAMEL = re.compile(r"[a-z]+([A-Z][a-z]*)*")
STEP = re.compile(r"[a-z]+(-[a-z]+)*(:[a-z]+)?|\{[a-z_]+\}")
WORD = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
# Steps of a path that are one thing and not a collection: a register has one, or the act happens once.
SINGLE = {
    "access-log",
    "lineage",
    "attendance",
    "forecast",
    "close",
    "closure",
    "diff",
    "due-diligence",
    "end",
    "establishment",
    "feed",
    "history",
    "file",
    "impact",
    "log",
    "opening",
    "replay",
    *("checkpoint", "consistency", "inclusion", "key", "tile"),
}
# The commands that record nothing or that nobody asks for, and the operations that record by several commands at once.
PREVIEWS, TOGETHER = {"previewDecision", "judgeAgain", "judgeActionAgain"}, {"takeItem"}
# What only the operator does, on the command line of the machine that has the keys and marks.
BY_THE_OPERATOR = {"acknowledgeLoss", "rotateLogKey", "sealAccessLog"}
PROBLEM = {"$ref": "#/components/schemas/Problem"}


def operations() -> Iterator[tuple[str, str, Json]]:
    """Every operation with its path and method."""
    for path, held in DOCUMENT["paths"].items():
        yield from ((path, method, operation) for method, operation in held.items())


def named(found: tuple[str, str, Json]) -> str:
    """The operation as messages call it."""
    name: str = found[2].get("operationId", f"{found[1]} {found[0]}")
    return name


EVERY = pytest.mark.parametrize("found", list(operations()), ids=named)


def parts(schema: object, place: str = "") -> Iterator[tuple[str, Json]]:
    """A part of the document and all parts within it, with their places."""
    if isinstance(schema, dict):
        yield place, schema
        for name, part in schema.items():
            if name == "properties":  # a map of schemas by name, one of which may be called `type`
                for member, held in part.items():
                    yield from parts(held, f"{place}/{member}")
            elif name not in {"example", "examples", "enum"}:
                yield from parts(part, f"{place}/{name}")
    elif isinstance(schema, list):
        for at, part in enumerate(schema):
            yield from parts(part, f"{place}/{at}")


def followed(part: Json) -> Json:
    """What a reference leads to."""
    while "$ref" in part:
        _, *steps = part["$ref"].split("/")
        part = DOCUMENT
        for step in steps:
            part = part[step]
    return part


def test_what_is_published_is_what_the_program_does() -> None:
    assert described() == DOCUMENT, "run `decisions openapi`, look at what changed, and commit it"


def test_it_is_openapi_3_1() -> None:
    assert DOCUMENT["openapi"].startswith("3.1.")
    errors = [str(error) for error in OpenAPIV31SpecValidator(DOCUMENT).iter_errors()]
    assert not errors, errors[:3]


@EVERY
def test_an_operation_says_what_it_does_where_it_belongs_and_who_may_ask(found: tuple[str, str, Json]) -> None:
    _, _, operation = found
    assert CAMEL.fullmatch(operation["operationId"])
    assert operation["summary"].endswith(".")
    assert operation["summary"].lower().replace(" ", "") != operation["operationId"].lower(), "that says nothing new"
    assert len(operation["tags"]) == 1
    assert operation["security"] == [{"bearerToken": []}]


def test_no_two_operations_have_one_name() -> None:
    names = Counter(operation["operationId"] for _, _, operation in operations())
    assert not [name for name, times in names.items() if times > 1]


def test_every_operation_that_records_is_called_what_its_command_is_called() -> None:
    recording = {operation["operationId"] for _, _, operation in operations() if "201" in operation["responses"]}
    commands = {_camel(kind) for decider in DECIDERS for kind in decider.commands}
    assert recording - TOGETHER == commands - PREVIEWS - BY_THE_OPERATOR


@pytest.mark.parametrize("path", DOCUMENT["paths"])
def test_a_path_is_made_of_plural_words_with_hyphens(path: str) -> None:
    _, *steps = path.split("/")
    assert all(STEP.fullmatch(step) for step in steps)
    words = {step.partition(":")[0] for step in steps if not step.startswith("{")} - SINGLE
    assert not [word for word in words if not word.endswith(("s", "people", "entries"))]


@EVERY
def test_an_operation_documents_how_it_can_be_refused(found: tuple[str, str, Json]) -> None:
    _, method, operation = found
    expected = {"400", "401", "403", "404", "500", "503"} | ({"413", "415", "422"} if method == "post" else set())
    assert expected <= operation["responses"].keys()
    for status, response in operation["responses"].items():
        if status >= "400":
            ((media, content),) = followed(response)["content"].items()
            assert (media, content["schema"]) == ("application/problem+json", PROBLEM)
            shown = [followed(example)["value"] for example in content["examples"].values()]
            assert shown
            assert {str(example["status"]) for example in shown} == {status}


@EVERY
def test_an_answer_is_an_object_that_may_grow(found: tuple[str, str, Json]) -> None:
    for status, response in found[2]["responses"].items():
        for media, content in followed(response).get("content", {}).items():
            if media == "application/json":
                schema = followed(content["schema"])
                assert schema["type"] == "object", f"{status}: no array, text or number at the top"


@EVERY
def test_a_list_has_results_and_says_how_to_go_on(found: tuple[str, str, Json]) -> None:
    path, method, operation = found
    asked = {one["name"] for one in operation.get("parameters", ())}
    if "limit" in asked:
        assert {"after", "limit"} <= asked
        answer = followed(operation["responses"]["200"]["content"]["application/json"]["schema"])
        assert {"results", "metadata"} <= set(answer["required"])
    assert method == "get" or "limit" not in asked, path


def test_every_number_has_a_format() -> None:
    bare = [
        place
        for place, schema in parts(DOCUMENT)
        if schema.get("type") in {"integer", "number"} and "format" not in schema
    ]
    assert not bare, bare


def test_what_is_sent_is_bounded() -> None:
    """Texts, lists and whole numbers of requests; of an answer the sender knows the bounds."""
    endless = [
        f"{named(found)}{place}" for found in operations() for place, schema in _sent(found[2]) if _is_endless(schema)
    ]
    assert not endless, endless


def test_what_is_sent_has_no_room_for_what_is_not_understood() -> None:
    open_ended = [
        f"{named(found)}{place}"
        for found in operations()
        for place, schema in _sent(found[2])
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False
    ]
    assert not open_ended, open_ended


def test_words_are_in_capitals() -> None:
    odd = [
        (place, schema["enum"])
        for place, schema in parts(SCHEMAS)
        if "enum" in schema and not place.startswith("/Problem/")  # places in a request are named as HTTP names them
        if not all(WORD.fullmatch(word) for word in schema["enum"])
    ]
    assert not odd, odd


def test_members_are_in_camel_case() -> None:
    odd = [
        f"{place}/{name}"
        for place, schema in parts(SCHEMAS)
        if schema.get("type") == "object"
        for name in schema.get("properties", ())
        if not re.fullmatch(r"[a-z]+[0-9]*([A-Z][a-z0-9]*)*", name)
    ]
    assert not odd, odd


def test_no_schema_is_named_after_a_python_module() -> None:
    assert not [name for name in SCHEMAS if "__" in name or "service" in name]


def test_an_operation_that_records_can_be_repeated_and_held_to_a_state() -> None:
    for path, _, operation in operations():
        if "201" in operation["responses"]:
            headers = {one["name"].lower() for one in operation["parameters"] if one["in"] == "header"}
            assert {"idempotency-key", "if-match"} <= headers, path


def _camel(kind: type[Command]) -> str:
    return kind.__name__[0].lower() + kind.__name__[1:]


def _sent(operation: Json) -> Iterator[tuple[str, Json]]:
    yield from parts(operation.get("parameters", []), "/parameters")
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield from _reached(content["schema"], "/body", frozenset())


def _reached(schema: Json, place: str, seen: frozenset[str]) -> Iterator[tuple[str, Json]]:
    for inner, part in parts(schema, place):
        yield inner, part
        if "$ref" in part and part["$ref"] not in seen:
            yield from _reached(followed(part), inner, seen | {part["$ref"]})


def _is_endless(schema: Json) -> bool:
    match schema.get("type"):
        case "string":
            return not {"maxLength", "pattern", "format", "enum", "const"} & schema.keys()
        case "array":
            return "maxItems" not in schema
        case "integer":
            return not {"maximum", "exclusiveMaximum"} & schema.keys()
    return False
