"""Strict JSON: what two careful readers could understand differently is refused, with the place where it stands."""

import json
import math
from collections import Counter
from types import NoneType
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
from service.problems.refusals import RefusedAtTheDoor

DEEPEST: Final = 64
LONGEST_LIST: Final = 10_000
MOST_CONTAINERS: Final = 100_000
LARGEST_INTEGER: Final = 2**53 - 1  # RFC 7493 section 2.2
LONGEST_NUMBER: Final = 40
SCALARS: Final = frozenset({int, bool, float, NoneType})
BYTE_ORDER_MARK: Final = "\ufeff"


class _Fault(Exception):
    """A refusal on its way up; each level adds its step, so that a sound text pays nothing for places."""

    def __init__(self, kind: type[RefusedAtTheDoor], detail: str = "", step: str | None = None) -> None:
        self.kind = kind
        self.detail = detail
        self.steps: list[str | int] = [] if step is None else [step]

    def refusal(self) -> RefusedAtTheDoor:
        return self.kind(self.detail, pointer=pointer_to(reversed(self.steps)))


class _Duplicate(NamedTuple):
    name: str


class _BadNumber(NamedTuple):
    malformed: bool


def read_json(raw: bytes) -> object:
    """Read a JSON text (RFC 8259, within I-JSON, RFC 7493) and bring its texts to normal form C.

    Raises `MalformedJson` (also for a byte order mark, NaN and Infinity), `DuplicateMember`, `NumberOutOfRange`,
    `NestingTooDeep` (over 64), `TooManyItems` (over 10,000 in one list or object) and `UnstorableText`, each with
    the pointer of the place. Fractions and exponents are read; whether a field takes one is for its type to say.
    """
    if raw.count(b"[") + raw.count(b"{") > MOST_CONTAINERS:
        raise TooManyItems("The body has more than 100,000 lists and objects.")
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
    try:
        return _settled(found, 0)
    except _Fault as fault:
        raise fault.refusal() from None


def _object(members: list[tuple[str, object]]) -> object:
    found = dict(members)
    if len(found) == len(members):
        return found
    times = Counter(name for name, _ in members)
    return _Duplicate(next(name for name, _ in members if times[name] > 1))


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


def _settled(found: object, depth: int) -> object:
    """The value with its texts in normal form; refuses what the parser could only mark."""
    match found:
        case str():
            return _text(found)
        case dict() | list():
            return _contents(found, depth + 1)
        case _Duplicate(name=name):
            raise _Fault(DuplicateMember, step=name)
        case _BadNumber(malformed=True):
            raise _Fault(MalformedJson, "NaN and Infinity are not JSON.")
        case _BadNumber():
            raise _Fault(NumberOutOfRange)
    return found


def _contents(found: dict[str, object] | list[object], depth: int) -> object:
    if depth > DEEPEST:
        raise _Fault(NestingTooDeep)
    if len(found) > LONGEST_LIST:
        raise _Fault(TooManyItems)
    step: str | int = ""
    try:
        if isinstance(found, list):
            for step, item in enumerate(found):
                if type(item) not in SCALARS:
                    found[step] = _settled(item, depth)
            return found
        for step, item in found.items():
            if type(item) not in SCALARS:
                found[step] = _settled(item, depth)
    except _Fault as fault:
        fault.steps.append(step)
        raise
    return _with_settled_names(found)


def _with_settled_names(found: dict[str, object]) -> dict[str, object]:
    names = "".join(found)
    if names.isascii() and names.isprintable():
        return found
    settled = {_text(name): item for name, item in found.items()}
    if len(settled) < len(found):
        raise _Fault(DuplicateMember, "Two names of one object are the same text, spelt with different code points.")
    return settled


def _text(text: str) -> str:
    try:
        return storable(text)
    except Unstorable:
        raise _Fault(UnstorableText) from None
