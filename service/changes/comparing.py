"""Compares what is shown of a thing at two moments: each part that differs, by where it stands."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

NAMES: Final = ("seat", "item", "motion", "body", "version", "person")
"""Fields by which the parts of a list are told apart, whatever order they stand in."""
ABSENT: Final = object()

Path = tuple[str, ...]
Difference = tuple[Path, Any, Any]


def differences(was: Any, now: Any, at: Path = ()) -> Iterator[Difference]:  # noqa: ANN401 - any JSON
    """Where two JSON values differ: the path to it, and what stands there in each; nothing where it is missing."""
    if isinstance(was, list) and isinstance(now, list):
        was, now = _by_name(was, now)
    if isinstance(was, dict) and isinstance(now, dict):
        for name in was | now:
            yield from differences(was.get(name, ABSENT), now.get(name, ABSENT), (*at, str(name)))
    elif was != now:
        yield at, _told(was), _told(now)


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901); a part of a list stands under its own name."""
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in path)


def _by_name(was: list[Any], now: list[Any]) -> tuple[Any, Any]:
    """Two lists by the names of their parts, where every part has one of its own; else as they are."""
    for name in NAMES:
        found = [_named(held, name) for held in (was, now)]
        if all(one is not None for one in found):
            return found[0], found[1]
    return was, now


def _named(held: list[Any], name: str) -> Mapping[str, Any] | None:
    if not all(isinstance(one, dict) and isinstance(one.get(name), str | int) for one in held):
        return None
    named = {str(one[name]): one for one in held}
    return named if len(named) == len(held) else None


def _told(held: Any) -> Any:  # noqa: ANN401 - any JSON
    return None if held is ABSENT else held
