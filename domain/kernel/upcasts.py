"""Old facts in today's words: a pure function from the plain data of one version to the next."""

from collections.abc import Callable, Mapping
from typing import Any

Upcast = Callable[[Mapping[str, Any]], Mapping[str, Any]]

UPCASTS: dict[tuple[str, int], Upcast] = {}


class RecordedByALaterProgram(KeyError):
    """The fact is of a later version than this program knows, so it cannot tell what it says."""


def upcast(name: str, *, from_version: int) -> Callable[[Upcast], Upcast]:
    """Register how an event of this version is read as the next version; a second way is a `TypeError`."""

    def register(step: Upcast) -> Upcast:
        if UPCASTS.setdefault((name, from_version), step) is not step:
            msg = f"two ways to read {name} of version {from_version}"
            raise TypeError(msg)
        return step

    return register


def in_todays_words(name: str, version: int, today: int, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lift plain data from its recorded version to today's.

    Raises `KeyError` where a step is missing, and `RecordedByALaterProgram` for a version later than today's.
    """
    if version > today:
        raise RecordedByALaterProgram(f"{name} of version {version}; known is {today}")
    for step in range(version, today):
        data = UPCASTS[name, step](data)
    return data
