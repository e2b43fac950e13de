"""How a value is read back from plain JSON: part by part, straight into its slots."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any, NamedTuple

from domain.kernel.plain import Coder, Plain, SaysMore, as_it_is

Reader = Callable[[Mapping[str, Plain]], Any]


class Part(NamedTuple):
    """One field of a value: its name, its JSON name, whether it may be left out, and how it is written and read."""

    name: str
    key: str
    may_lack: bool
    coder: Coder


# Every fact that is replayed or verified passes here. To call the type instead takes three times as long: each field of
# a frozen value is then set through a guard, which is looked up by the field's name.
def reader_of(kind: Any, parts: Sequence[Part]) -> Reader:  # noqa: ANN401 - a dataclass with slots
    """The reader of a value of these parts.

    It raises `SaysMore` where more is said than the type knows, and `KeyError` with the name of what is not said and
    must be.
    """
    new, check = object.__new__, getattr(kind, "__post_init__", None)
    same, made, may = _laid_out(kind, parts)
    must = len(same) + len(made)

    def read_record(plain: Mapping[str, Plain]) -> object:
        it, found, keys = new(kind), must, plain.keys()
        for put, key in same:
            put(it, plain[key])
        for put, key, read in made:
            put(it, read(plain[key]))
        for put, key, read, otherwise in may:
            if key in keys:
                found += 1
                put(it, read(plain[key]))
            else:
                put(it, otherwise)
        if len(keys) != found:
            raise SaysMore(f"{kind.__name__} knows nothing of some of what is said")
        if check is not None:
            check(it)
        return it

    return read_record


def _laid_out(kind: Any, parts: Sequence[Part]) -> tuple[tuple[Any, ...], ...]:  # noqa: ANN401
    """The parts that stand as they are said, those made of what is said, and those of which nothing may be said."""
    found = [(getattr(kind, part.name).__set__, part.key, part.coder.read) for part in parts]
    instead = [_otherwise(field, part) for field, part in zip(fields(kind), parts, strict=True)]
    must = [part for part, otherwise in zip(found, instead, strict=True) if otherwise is MISSING]
    same = tuple((put, key) for put, key, read in must if read is as_it_is)
    made = tuple((put, key, read) for put, key, read in must if read is not as_it_is)
    may = tuple((*part, other) for part, other in zip(found, instead, strict=True) if other is not MISSING)
    return same, made, may


def _otherwise(field: "Field[Any]", part: Part) -> Any:  # noqa: ANN401
    """What stands in a part of which nothing is said; `MISSING` where something must be said."""
    if part.may_lack:
        return None
    return field.default if field.default_factory is MISSING else field.default_factory()
