"""The operations of the published description of the API, each at an address where it can be tried."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

DOCUMENT: Final = Path(__file__).parents[1] / "openapi/openapi.json"
METHODS: Final = ("get", "post", "put", "patch", "delete")
NOBODY: Final = "01890a5d-ac96-774b-bcce-b302099a8057"
SAMPLES: Final = {
    "organisation": "ZZZ99",
    "version": "1",
    "condition": "1",
    "position": "1",
    "level": "0",
    "number": "000",
}


class Operation(NamedTuple):
    """One operation: its name, how it is asked for (the path is under the body's address), and what is sent."""

    name: str
    method: str
    path: str
    members: tuple[str, ...]
    needed: tuple[str, ...]

    @property
    def writes(self) -> bool:
        """Whether it records something; a preview does not, but needs the same right."""
        return self.method == "POST"


def operations() -> list[Operation]:
    """Every operation under a body, in the order of the document."""
    document: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    found = list(_operations(document["paths"], document["components"]["schemas"]))
    assert found, "the document describes nothing"
    return found


def methods_by_path() -> dict[str, frozenset[str]]:
    """Which methods each address under a body answers."""
    found: dict[str, set[str]] = {}
    for one in operations():
        found.setdefault(one.path, set()).add(one.method)
    return {path: frozenset(methods) for path, methods in found.items()}


def _operations(paths: dict[str, dict[str, Any]], schemas: dict[str, Any]) -> Iterator[Operation]:
    prefix = "/bodies/{ods}"
    for template, described in paths.items():
        for method in METHODS:
            if method in described and template.startswith(prefix):
                filled = _filled(template.removeprefix(prefix).lstrip("/"))
                sent = _schema_of(described[method], schemas)
                members, needed = tuple(sent.get("properties", ())), tuple(sent.get("required", ()))
                yield Operation(described[method]["operationId"], method.upper(), filled, members, needed)


def _schema_of(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    if "requestBody" not in operation:
        return {}
    reference: str = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    found: dict[str, Any] = schemas[reference.rsplit("/", 1)[1]]
    return found


def _filled(template: str) -> str:
    steps = (part.partition("}") if "{" in template else (part, "", "") for part in template.split("{"))
    first, *rest = steps
    return "".join((first[0], *(SAMPLES.get(name.split(":")[0], NOBODY) + after for name, _, after in rest)))
