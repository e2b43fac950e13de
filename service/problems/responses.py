"""A refusal as an RFC 9457 problem document."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum

from starlette.responses import Response
from starlette.types import Scope

from domain.kernel.refusals import Refused
from service.problems.refusals import RefusedAtTheDoor
from service.problems.statuses import status_of

MEDIA_TYPE = "application/problem+json"
LONGEST_INSTANCE = 512
PLACES_OF_PARAMETERS = {"parameter": "query", "header": "header"}
SNAKE = re.compile(r"_+([a-z0-9])")

Fault = Mapping[str, str]


def problem_response(refusal: Refused, scope: Scope, faults: Iterable[Fault] = ()) -> Response:
    """The answer to a refused request: status by the one table, body by RFC 9457, headers the refusal brings."""
    document = problem_document(refusal, scope, faults)
    headers = dict(refusal.headers) if isinstance(refusal, RefusedAtTheDoor) else {}
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, status_code=status_of(refusal.code), headers=headers, media_type=MEDIA_TYPE)


def problem_document(refusal: Refused, scope: Scope, faults: Iterable[Fault] = ()) -> dict[str, object]:
    """The members of the problem document, the standard ones first; a public fact never takes a standard name."""
    document: dict[str, object] = {
        "type": f"/problems/{refusal.code}",
        "title": refusal.title(),
        "status": status_of(refusal.code),
        "detail": refusal.detail,
        "instance": _instance(scope),
        "traceId": scope.get("state", {}).get("trace_id", ""),
    }
    errors = [dict(fault) for fault in faults]
    facts = {camel(name): plain(content) for name, content in refusal.facts.items()}
    if refusal.pointer is not None:
        errors.append({"detail": refusal.detail, "pointer": fragment(refusal.pointer)})
    for name, place in PLACES_OF_PARAMETERS.items():
        if (parameter := facts.pop(name, None)) is not None:
            errors.append({"detail": refusal.detail, "parameter": str(parameter), "in": place})
    extras = {
        "errors": errors,
        "rule": refusal.rule,
        "citation": refusal.citation,
        "evidence": list(refusal.evidence),
    }
    document |= {name: content for name, content in extras.items() if content}
    return facts | document if facts.keys() & document.keys() else document | facts


def fragment(pointer: str) -> str:
    """A JSON pointer (RFC 6901) in the form problem documents use, `#/seats/0/holder`."""
    return pointer if pointer.startswith("#") else f"#{pointer}"


def camel(name: str) -> str:
    """A Python name as a JSON name."""
    return SNAKE.sub(lambda found: found[1].upper(), name)


def plain(content: object) -> object:
    """A public fact as JSON: enumerations by name, instants by RFC 3339, ids and dates by their text."""
    match content:
        case Enum():
            return content.name
        case None | int() | str():
            return content
        case datetime() | date():
            return content.isoformat().replace("+00:00", "Z")
        case Mapping():
            return {camel(str(name)): plain(part) for name, part in content.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(part) for part in content]
        case _:
            return str(getattr(content, "text", content))


def _instance(scope: Scope) -> str:
    raw = scope.get("raw_path") or b""
    return raw.decode("ascii", "replace")[:LONGEST_INSTANCE]
