"""Whose words a fact holds: which facts have any off the log, and under whose key they lie."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event, Withheld
from domain.kernel.tags import subject_of, tags_of


def words_of(thing: Any) -> Iterator[Withheld]:  # noqa: ANN401 - a value of any kind
    """The digest of each personal or free text in a fact, or in a part of one."""
    if isinstance(thing, Withheld):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from words_of(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from words_of(getattr(thing, field.name))


def whose_words(fact: Fact[Event]) -> str | None:
    """Under whose key the words of a fact lie, as the tag of a person or a thing; nothing where it has no words."""
    return subject_of(fact.event) if any(True for _ in words_of(fact)) else None


def people_in(event: Event) -> frozenset[PersonId]:
    """Everybody whom a fact mentions."""
    start = f"{PersonId.kind}:"
    return frozenset(PersonId(tag.removeprefix(start)) for tag in tags_of(event) if tag.startswith(start))
