"""From values to the plain JSON of a leaf and back; personal and free text goes in and comes out as digests."""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from domain.kernel.dates import PartialDate
from domain.kernel.ids import Id
from domain.kernel.messages import Classed, Withheld

Plain = Any  # dict, list, str, int or bool, as in a leaf
Seal = Callable[[str], str]  # keeps a text off the log and answers its salted digest


class NotCoded(TypeError):
    """A field's type cannot stand in a fact, or its text is not classed as public, personal or free."""


class Coder(NamedTuple):
    """How one type is written to plain JSON and read back."""

    write: Callable[[Any, Seal], Plain]
    read: Callable[[Plain], Any]


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC with six digits and `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def camel(name: str) -> str:
    """The JSON name of a field."""
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)


def write(value: object, seal: Seal) -> Plain:
    """Write a value as plain JSON; every personal or free text passes through `seal`."""
    kind: Any = type(value)
    return coder(kind).write(value, seal)


def read(kind: type, plain: Plain) -> Any:  # noqa: ANN401 - an instance of `kind`
    """Read a value of this type back; personal and free text come back as `Withheld` digests."""
    return coder(kind).read(plain)


@cache
def coder(hint: Any) -> Coder:  # noqa: ANN401 - any type form
    """The coder of a type, made once."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _text(next(mark for mark in hint.__metadata__ if isinstance(mark, Classed)))
    if origin is tuple:
        return _many(coder(get_args(hint)[0]))
    if origin in (Union, types.UnionType):
        return _optional(hint)
    return _plain(hint)


def _text(openness: Classed) -> Coder:
    if openness is Classed.PUBLIC:
        return Coder(lambda text, _: str(text), lambda plain: plain)
    return Coder(
        lambda text, seal: {"_sd": [str(text) if type(text) is Withheld else seal(text)]},
        lambda plain: Withheld(plain["_sd"][0]),
    )


def _many(each: Coder) -> Coder:
    return Coder(
        lambda items, seal: [each.write(item, seal) for item in items],
        lambda plain: tuple(each.read(item) for item in plain),
    )


def _optional(hint: Any) -> Coder:  # noqa: ANN401
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    if len(kinds) != 1:
        raise NotCoded(f"{hint}: a field has one type, or one type or nothing")
    return coder(kinds[0])


def _plain(kind: Any) -> Coder:  # noqa: ANN401
    if not isinstance(kind, type) or kind is str:
        raise NotCoded(f"{kind}: text must be classed as public, personal or free")
    for known, made in _LEAVES:
        if issubclass(kind, known):
            return made(kind)
    if is_dataclass(kind):
        return _record(kind)
    raise NotCoded(f"{kind} cannot stand in a fact")


_LEAVES: tuple[tuple[type, Callable[[Any], Coder]], ...] = (
    (Id, lambda kind: Coder(lambda item, _: str(item), kind)),
    (bool, lambda _: Coder(lambda item, _seal: item, bool)),
    (Enum, lambda kind: Coder(lambda item, _: item.value, kind)),
    (int, lambda _: Coder(lambda item, _seal: item, int)),
    (Decimal, lambda _: Coder(lambda item, _seal: str(item), Decimal)),
    (datetime, lambda _: Coder(lambda item, _seal: instant(item), datetime.fromisoformat)),
    (date, lambda _: Coder(lambda item, _seal: item.isoformat(), date.fromisoformat)),
    (PartialDate, lambda _: Coder(lambda item, _seal: item.text, PartialDate)),
)


def _record(kind: Any) -> Coder:  # noqa: ANN401
    hints = get_type_hints(kind, include_extras=True)
    parts = [(field.name, camel(field.name), coder(hints[field.name])) for field in fields(kind)]
    optional = {field.name for field in fields(kind) if _may_lack(hints[field.name], field.default)}

    def write_record(item: object, seal: Seal) -> Plain:
        found = ((key, part, getattr(item, name)) for name, key, part in parts)
        return {key: part.write(held, seal) for key, part, held in found if held is not None}

    def read_record(plain: Mapping[str, Plain]) -> object:
        held = {name: part.read(plain[key]) for name, key, part in parts if key in plain}
        for name in optional - held.keys():
            held[name] = None
        return kind(**held)

    return Coder(write_record, read_record)


def _may_lack(hint: Any, default: object) -> bool:  # noqa: ANN401
    return default is MISSING and get_origin(hint) in (Union, types.UnionType)
