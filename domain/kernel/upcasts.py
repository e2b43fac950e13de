"""Old facts in today's words: a pure function from the plain data of one version to the next."""

from collections.abc import Callable, Mapping
from typing import Any

Upcast = Callable[[Mapping[str, Any]], Mapping[str, Any]]

UPCASTS: dict[tuple[str, int], Upcast] = {}


def upcast(name: str, *, from_version: int) -> Callable[[Upcast], Upcast]:
    """Register how an event of this version is read as the next version."""

    def register(step: Upcast) -> Upcast:
        UPCASTS[name, from_version] = step
        return step

    return register


def in_todays_words(name: str, version: int, today: int, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lift plain data from its recorded version to today's; raises `KeyError` where a step is missing."""
    for step in range(version, today):
        data = UPCASTS[name, step](data)
    return data
