"""From values to the plain JSON of a leaf and back; personal and free text goes in and comes out as digests."""

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from domain.kernel.messages import Classed, Withheld
from domain.kernel.plain import SINGLE, Coder, DoesNotFit, NotCoded, Plain, Seal, as_it_is, instant
from domain.kernel.reading import Part, reader_of

__all__ = ["Coder", "DoesNotFit", "NotCoded", "Plain", "Seal", "camel", "coder", "instant", "read", "write"]

UNIONS = (Union, UnionType)


def camel(name: str) -> str:
    """The JSON name of a field."""
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)


def write(value: object, seal: Seal) -> Plain:
    """Write a value as plain JSON; every personal or free text passes through `seal`.

    Raises `NotCoded` for a type that cannot stand in a fact, `DoesNotFit` for a value that is not as its type says.
    """
    kind: Any = type(value)
    return coder(kind).write(value, seal)


def read(kind: type, plain: Plain) -> Any:  # noqa: ANN401 - an instance of `kind`
    """Read a value of this type back; personal and free text come back as `Withheld` digests.

    Raises `DoesNotFit` where the plain data says something that the type does not know.
    """
    return coder(kind).read(plain)


@cache
def coder(hint: Any) -> Coder:  # noqa: ANN401 - any type form
    """The coder of a type, made once; raises `NotCoded`."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _text(hint)
    if origin is tuple:
        return _many(hint)
    if origin in UNIONS:
        raise NotCoded(f"{hint}: only a field itself may be left out, and it has one type")
    return _plain(hint)


def _text(hint: Any) -> Coder:  # noqa: ANN401
    marks = [mark for mark in hint.__metadata__ if isinstance(mark, Classed)]
    if hint.__origin__ is not str or len(marks) != 1:
        raise NotCoded(f"{hint}: a text is classed once, and nothing but text is classed")
    if marks[0] is Classed.PUBLIC:
        return Coder(lambda text, _: str(text), as_it_is)
    return Coder(
        lambda text, seal: {"_sd": [str(text) if type(text) is Withheld else seal(text)]},
        lambda plain: Withheld(plain["_sd"][0]),
    )


def _many(hint: Any) -> Coder:  # noqa: ANN401
    kinds = get_args(hint)
    if len(kinds) != 2 or kinds[1] is not Ellipsis:  # noqa: PLR2004 - the kind and the dots
        raise NotCoded(f"{hint}: a list holds any number of one kind, as tuple[Kind, ...]")
    each = coder(kinds[0])
    return Coder(
        lambda items, seal: [each.write(item, seal) for item in items],
        tuple if each.read is as_it_is else lambda plain: tuple(map(each.read, plain)),
    )


def _plain(kind: Any) -> Coder:  # noqa: ANN401
    if kind is str:
        raise NotCoded("text must be classed as public, personal or free")
    if not isinstance(kind, type):
        raise NotCoded(f"{kind} cannot stand in a fact")
    for known, made in SINGLE:
        if issubclass(kind, known):
            return made(kind)
    if is_dataclass(kind) and hasattr(kind, "__slots__"):
        return _record(kind)
    raise NotCoded(f"{kind} cannot stand in a fact")


def _record(kind: Any) -> Coder:  # noqa: ANN401
    hints = get_type_hints(kind, include_extras=True)
    parts = tuple(_part(field, hints[field.name]) for field in fields(kind))
    # Laid out once for each type: every fact passes here, and a lookup less for each of its fields is felt.
    writers = tuple((part.name, part.key, part.may_lack, part.coder.write) for part in parts)

    def write_record(item: object, seal: Seal) -> Plain:
        plain = {}
        for name, key, lacking, write_one in writers:
            held = getattr(item, name)
            if held is not None:
                plain[key] = write_one(held, seal)
            elif not lacking:
                raise DoesNotFit(f"{kind.__name__}.{name} is missing")
        return plain

    return Coder(write_record, reader_of(kind, parts))


def _part(field: "Field[Any]", hint: Any) -> Part:  # noqa: ANN401
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] if get_origin(hint) in UNIONS else [hint]
    may_lack = kinds != [hint]
    if len(kinds) != 1:
        raise NotCoded(f"{field.name}: {hint}: a field has one type, or one type or nothing")
    if may_lack and field.default not in (MISSING, None):
        raise NotCoded(f"{field.name}: nothing is left out of a fact, so it cannot be told from the default")
    return Part(field.name, camel(field.name), may_lack, coder(kinds[0]))
