"""Problems in the API's description: every operation says how it can be refused, with an example."""

from collections import defaultdict
from typing import Any

from service.problems.catalogue import all_refusals
from service.problems.responses import MEDIA_TYPE
from service.problems.statuses import status_of

SCHEMA_NAME = "Problem"
REFERENCE = {"$ref": f"#/components/schemas/{SCHEMA_NAME}"}
FAULT_SCHEMA: dict[str, object] = {
    "type": "object",
    "required": ["detail"],
    "properties": {
        "detail": {"type": "string", "maxLength": 2000},
        "pointer": {"type": "string", "maxLength": 2000, "description": "JSON pointer of the member (RFC 6901)"},
        "parameter": {"type": "string", "maxLength": 64, "description": "name of the parameter"},
        "in": {"type": "string", "enum": ["path", "query", "header", "cookie"]},
    },
}
PROBLEM_SCHEMA: dict[str, object] = {
    "type": "object",
    "title": "Problem",
    "description": "Why a request was refused (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance", "traceId"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "the page that explains the reason"},
        "title": {"type": "string", "maxLength": 500},
        "status": {"type": "integer", "format": "int32", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "maxLength": 2000},
        "instance": {"type": "string", "format": "uri-reference", "maxLength": 512},
        "traceId": {"type": "string", "maxLength": 64},
        "errors": {"type": "array", "maxItems": 51, "items": FAULT_SCHEMA},
        "rule": {"type": "string", "maxLength": 200, "description": "the rule that forbids it"},
        "citation": {"type": "string", "maxLength": 2000, "description": "the source of the rule"},
        "evidence": {
            "type": "array",
            "description": "positions of the facts it rests on",
            "items": {"type": "integer", "format": "int64", "minimum": 1},
        },
    },
}


def document_problems(*codes: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of an operation that can be refused for these reasons, grouped by status.

    The examples are filled in by `describe_problems`, when every refusal is known; it raises `LookupError` for a
    code that no refusal has, so that the documentation cannot promise what never comes.
    """
    by_status: defaultdict[int, list[str]] = defaultdict(list)
    for code in codes:
        by_status[status_of(code)].append(code)
    return {status: _response(by_status[status]) for status in sorted(by_status)}


def describe_problems(document: dict[str, Any]) -> dict[str, Any]:
    """Add the problem schema and the examples to an OpenAPI document, and the 400 we send in place of FastAPI's 422."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas[SCHEMA_NAME] = PROBLEM_SCHEMA
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for path in document.get("paths", {}).values():
        for operation in path.values():
            if isinstance(operation, dict):
                _tell_the_truth(operation.get("responses", {}))
    return document


def _tell_the_truth(responses: dict[str, Any]) -> None:
    if "HTTPValidationError" in str(responses.get("422")):
        del responses["422"]
        responses.setdefault("400", _response(["invalid-request"]))
    for response in responses.values():
        examples = response.get("content", {}).get(MEDIA_TYPE, {}).get("examples", {})
        for code in examples:
            examples[code] = _example(code)
        if examples:
            response["description"] = " ".join(example["value"]["title"] for example in examples.values())


def _response(codes: list[str]) -> dict[str, Any]:
    examples: dict[str, Any] = {code: {} for code in codes}
    return {"description": ", ".join(codes), "content": {MEDIA_TYPE: {"schema": REFERENCE, "examples": examples}}}


def _example(code: str) -> dict[str, object]:
    kind = all_refusals().get(code)
    if kind is None:
        raise LookupError(f"no refusal has the code {code}")
    problem = {
        "type": f"/problems/{code}",
        "title": kind.title(),
        "status": status_of(code),
        "detail": kind.title(),
        "instance": "/v1/bodies/08W/cases",
        "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
    }
    return {"summary": kind.title(), "value": problem}
