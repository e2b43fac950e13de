"""Strict JSON: what two careful readers could understand differently is refused, with the place where it stands."""

import json
import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from service.edge.refusals import (
    DuplicateMember,
    MalformedJson,
    NestingTooDeep,
    NumberOutOfRange,
    TooManyItems,
    UnstorableText,
)
from service.edge.storable_text import Unstorable, storable
from service.problems.faults import pointer_to

DEEPEST: Final = 64
LONGEST_LIST: Final = 10_000
LARGEST_INTEGER: Final = 2**53 - 1  # RFC 7493 section 2.2
LONGEST_NUMBER: Final = 40
BYTE_ORDER_MARK: Final = "\ufeff"


class Place(NamedTuple):
    """Where a value stands: its name or index, within the place above."""

    above: "Place | None"
    step: str | int

    def pointer(self) -> str:
        """The JSON pointer of this place (RFC 6901)."""
        return pointer_to(reversed(list(self._steps())))

    def _steps(self) -> Iterator[str | int]:
        place: Place | None = self
        while place is not None and place.above is not None:
            yield place.step
            place = place.above


class _Duplicate(NamedTuple):
    name: str


class _BadNumber(NamedTuple):
    malformed: bool


ROOT: Final = Place(None, "")


def read_json(raw: bytes) -> object:
    """Read a JSON text (RFC 8259, within I-JSON, RFC 7493) and bring its texts to normal form C.

    Raises `MalformedJson` (also for a byte order mark, NaN and Infinity), `DuplicateMember`, `NumberOutOfRange`,
    `NestingTooDeep` (over 64), `TooManyItems` (over 10,000 in one list or object) and `UnstorableText`, each with
    the pointer of the place. Fractions and exponents are read; whether a field takes one is for its type to say.
    """
    try:
        text = raw.decode("utf-8")
        if text.startswith(BYTE_ORDER_MARK):
            raise MalformedJson("The body begins with a byte order mark.")
        found = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_not_a_number
        )
    except UnicodeDecodeError:
        raise MalformedJson("The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise MalformedJson(f"The body is not JSON: line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise NestingTooDeep from None
    return _settled(found, ROOT, 0)


def _object(members: list[tuple[str, object]]) -> object:
    found = dict(members)
    if len(found) == len(members):
        return found
    names = [name for name, _ in members]
    return _Duplicate(next(name for index, name in enumerate(names) if name in names[:index]))


def _whole(digits: str) -> object:
    if len(digits) > LONGEST_NUMBER:
        return _BadNumber(malformed=False)
    number = int(digits)
    return number if -LARGEST_INTEGER <= number <= LARGEST_INTEGER else _BadNumber(malformed=False)


def _fraction(digits: str) -> object:
    if len(digits) > LONGEST_NUMBER:
        return _BadNumber(malformed=False)
    number = float(digits)
    return number if math.isfinite(number) else _BadNumber(malformed=False)


def _not_a_number(_word: str) -> object:
    return _BadNumber(malformed=True)


def _settled(found: object, place: Place, depth: int) -> object:
    """The value with its texts in normal form; refuses what the parser could only mark."""
    match found:
        case str():
            return _text(found, place)
        case dict() | list():
            return _contents(found, place, depth + 1)
        case _Duplicate(name=name):
            raise DuplicateMember(pointer=Place(place, name).pointer())
        case _BadNumber(malformed=True):
            raise MalformedJson("NaN and Infinity are not JSON.", pointer=place.pointer())
        case _BadNumber():
            raise NumberOutOfRange(pointer=place.pointer())
    return found


def _contents(found: dict[str, object] | list[object], place: Place, depth: int) -> object:
    if depth > DEEPEST:
        raise NestingTooDeep(pointer=place.pointer())
    if len(found) > LONGEST_LIST:
        raise TooManyItems(pointer=place.pointer())
    if isinstance(found, list):
        return [_settled(item, Place(place, index), depth) for index, item in enumerate(found)]
    settled: dict[str, object] = {}
    for name, item in found.items():
        known = _text(name, place)
        if known in settled:
            raise DuplicateMember(pointer=Place(place, known).pointer())
        settled[known] = _settled(item, Place(place, name), depth)
    return settled


def _text(text: str, place: Place) -> str:
    try:
        return storable(text)
    except Unstorable:
        raise UnstorableText(pointer=place.pointer()) from None
