"""Problems in the API's description: every operation says how it can be refused, with an example."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from service.problems.catalogue import all_refusals
from service.problems.problem_schema import PROBLEM_SCHEMA, REFERENCE, SCHEMA_NAME
from service.problems.responses import MEDIA_TYPE
from service.problems.statuses import status_of

AT_THE_DOOR = (
    "invalid-request",
    "not-authenticated",
    "not-permitted",
    "unknown-body",
    "unexpected-failure",
    "issuer-unavailable",
)
"""How any request that needs a token can be refused."""
WHEN_RECORDING = (
    "malformed-json",
    "request-timeout",
    "content-too-large",
    "unsupported-media-type",
    "fact-too-long",
    "idempotency-mismatch",
    "idempotency-forgotten",
    "not-yet-happened",
    "past-without-source",
    "acting-for-not-registered",
    "unavailable",
    "not-a-correction",
)
"""How any request with a body can be refused besides."""
WHEN_RESTRICTED = ("access-reason-missing", "invalid-access-reason", "access-not-logged")
"""How any request can be refused besides whose answer may hold what is restricted."""
WHY = "Access-Reason"


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
    """Say of every operation how it can be refused, with an example of each reason.

    To what an operation documents itself comes what can befall every operation that needs a token, and our 400 in
    place of FastAPI's 422. Raises `LookupError` for a reason that nothing gives.
    """
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas[SCHEMA_NAME] = PROBLEM_SCHEMA
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    told: set[str] = set()
    for path in document.get("paths", {}).values():
        for operation in path.values():
            if isinstance(operation, dict):
                told |= _tell_the_truth(operation)
    examples = {code: _example(code) for code in sorted(told)}
    components["examples"] = components.get("examples", {}) | examples
    components["responses"] = components.get("responses", {}) | {code: _only(code, examples[code]) for code in examples}
    return document


def _tell_the_truth(operation: dict[str, Any]) -> set[str]:
    """Complete the responses of an operation; answers the codes of every problem they speak of."""
    responses = operation.setdefault("responses", {})
    if "HTTPValidationError" in str(responses.get("422")):
        del responses["422"]
        _add(responses, ["invalid-request"])
    if operation.get("security"):
        _add(responses, AT_THE_DOOR)
        _add(responses, WHEN_RECORDING if "requestBody" in operation else ())
    if any(one.get("name") == WHY for one in operation.get("parameters", ())):
        _add(responses, WHEN_RESTRICTED)
    told: set[str] = set()
    for status, response in responses.items():
        codes = list(response.get("content", {}).get(MEDIA_TYPE, {}).get("examples", ()))
        told.update(codes)
        if codes:
            responses[status] = _told(codes)
    return told


def _told(codes: list[str]) -> dict[str, Any]:
    """The response for these reasons; for a single one, the response that all operations share."""
    if len(codes) == 1:
        return {"$ref": f"#/components/responses/{codes[0]}"}
    examples = {code: {"$ref": f"#/components/examples/{code}"} for code in codes}
    description = " ".join(_example(code)["summary"] for code in codes)
    return {"description": description, "content": {MEDIA_TYPE: {"schema": REFERENCE, "examples": examples}}}


def _only(code: str, example: dict[str, Any]) -> dict[str, Any]:
    examples = {code: {"$ref": f"#/components/examples/{code}"}}
    return {
        "description": example["summary"],
        "content": {MEDIA_TYPE: {"schema": REFERENCE, "examples": examples}},
    }


def _add(responses: dict[str, Any], codes: Iterable[str]) -> None:
    for status, response in document_problems(*codes).items():
        held = responses.setdefault(str(status), response)
        if held is not response:
            media = held.setdefault("content", {}).setdefault(MEDIA_TYPE, {"schema": REFERENCE})
            media["examples"] = media.get("examples", {}) | response["content"][MEDIA_TYPE]["examples"]


def _response(codes: list[str]) -> dict[str, Any]:
    examples: dict[str, Any] = {code: {} for code in codes}
    return {"description": ", ".join(codes), "content": {MEDIA_TYPE: {"schema": REFERENCE, "examples": examples}}}


def _example(code: str) -> dict[str, Any]:
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
