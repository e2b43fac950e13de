"""Tags: the typed ids that an event mentions, under which it is found again."""

import re
from dataclasses import fields
from functools import cache
from typing import Any

from domain.kernel.ids import Id
from domain.kernel.messages import Command, Event


class Mentioned(Id):
    """Anything that a fact mentions, named by the tag under which the fact is found."""

    __slots__ = ()
    kind = "mentioned"
    pattern = re.compile(r"[a-z]+(?:-[a-z]+)*:[A-Za-z0-9._:|@/&+ -]{1,128}")

    @property
    def tag(self) -> str:
        """The tag itself."""
        return str(self)

    @property
    def of_kind(self) -> str:
        """What kind of thing it is."""
        return self.partition(":")[0]


@cache
def _names(kind: type[Event | Command]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def tags_of(event: Event | Command) -> tuple[str, ...]:
    """The tags of every id that stands in a field of the event or command, alone or in a tuple, sorted."""
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
    """What the texts of an event are about, under whose key they lie.

    They are about the person that it happened to, in its field `person`. Where it happened to nobody, they are about
    the first thing that it mentions: the words of a resolution do not go when whoever moved it is erased.
    """
    kind: Any = type(event)
    named = {name: held for name in _names(kind) if isinstance(held := getattr(event, name), Id)}
    things = [held for held in named.values() if held.kind not in ("person", "board", "body")]
    return (named.get("person") or next(iter((*things, *named.values())))).tag
