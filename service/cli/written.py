"""What JSON says, written for people: a line for each thing, indented as it is nested."""

import json
from collections.abc import Iterator
from typing import Any


def written(held: Any, indent: str = "  ") -> Iterator[str]:  # noqa: ANN401 - any JSON
    """The lines of an object or a list."""
    for name, inner in held.items() if isinstance(held, dict) else (("-", one) for one in held):
        mark = name if name == "-" else f"{name}:"
        if isinstance(inner, dict | list) and inner:
            yield f"{indent}{mark}"
            yield from written(inner, f"{indent}  ")
        else:
            yield f"{indent}{mark} {plain(inner)}"


def plain(held: object) -> str:
    """A single thing that is said."""
    if held is None or held in ([], {}):
        return "–"
    return str(held) if isinstance(held, str) else json.dumps(held)
