"""Tags: the typed ids that an event mentions, under which it is found again."""

from dataclasses import fields
from functools import cache
from typing import Any

from domain.kernel.ids import Id
from domain.kernel.messages import Event


@cache
def _names(kind: type[Event]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def tags_of(event: Event) -> tuple[str, ...]:
    """The tags of every id that stands in a field of the event, alone or in a tuple, sorted."""
    found: set[str] = set()
    kind: Any = type(event)
    for name in _names(kind):
        held: Any = getattr(event, name)
        if isinstance(held, Id):
            found.add(held.tag)
        elif isinstance(held, tuple):
            found.update(item.tag for item in held if isinstance(item, Id))
    return tuple(sorted(found))


def subject_of(event: Event) -> str:
    """Whom an event's personal text is about: its first person, else the first thing it mentions."""
    kind: Any = type(event)
    ids = [held for name in _names(kind) if isinstance(held := getattr(event, name), Id)]
    people = [held for held in ids if held.kind == "person"]
    return (people or ids)[0].tag
