"""Naming a person by the entry that goes on, wherever an entry merged into it is named."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args, get_type_hints

from domain.kernel.ids import PersonId

Names = Mapping[PersonId, PersonId]


def renamed(thing: Any, names: Names) -> Any:  # noqa: ANN401 - the same kind of thing
    """A value in which each person goes by their name of today; the very same where nobody is named otherwise."""
    if isinstance(thing, PersonId):
        return names.get(thing, thing)
    if isinstance(thing, tuple):
        return _each(thing, names)
    if not is_dataclass(thing):
        return thing
    kind: Any = type(thing)
    told = {name: renamed(held, names) for name in _naming(kind) if (held := getattr(thing, name)) is not None}
    changed = {name: held for name, held in told.items() if held is not getattr(thing, name)}
    return replace(thing, **changed) if changed else thing  # type: ignore[type-var]


def _each(things: tuple[Any, ...], names: Names) -> tuple[Any, ...]:
    told = tuple(renamed(one, names) for one in things)
    return told if any(new is not old for new, old in zip(told, things, strict=True)) else things


@cache
def _naming(kind: type) -> tuple[str, ...]:
    """The fields of a kind of value in which somebody may be named."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(field.name for field in fields(kind) if _names_somebody(hints[field.name]))


@cache
def _names_somebody(hint: Any) -> bool:  # noqa: ANN401 - any type form
    if isinstance(hint, type) and is_dataclass(hint):
        return bool(_naming(hint))
    return hint is PersonId or any(_names_somebody(part) for part in get_args(hint) if part is not Ellipsis)
