"""How single things are written as plain JSON and read back: ids, words, numbers, moments and days."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

from domain.kernel.dates import PartialDate
from domain.kernel.ids import Id

Plain = Any  # dict, list, str, int or bool, as in a leaf
Seal = Callable[[str], str]  # keeps a text off the log and answers its salted digest


class NotCoded(TypeError):
    """A field's type cannot stand in a fact, or its text is not classed as public, personal or free."""


class DoesNotFit(ValueError):
    """A value is not of the form its field promises, so that it could not be written, or not be read back as it was."""


class SaysMore(DoesNotFit):
    """Something is said for which this program has no field or no word; a later one may have."""


class Coder(NamedTuple):
    """How one type is written to plain JSON and read back."""

    write: Callable[[Any, Seal], Plain]
    read: Callable[[Plain], Any]


def as_it_is(plain: Plain) -> Plain:
    """What is said already is what is meant."""
    return plain


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC with six digits and `Z`; raises `DoesNotFit` for a time without an offset."""
    if moment.tzinfo is None:  # it would be taken for the time of whichever machine writes it
        raise DoesNotFit("a moment says its offset from UTC")
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="microseconds")[:-6] + "Z"


def _word(kind: Any) -> Coder:  # noqa: ANN401
    if not all(type(member.value) is str for member in kind):
        raise NotCoded(f"{kind}: the words of a fact are texts")
    # A third of the time that calling the enumeration takes.
    words: dict[Plain, Enum] = {member.value: member for member in kind}

    def read_word(plain: Plain) -> Enum:
        try:
            return words[plain]
        except KeyError:
            raise SaysMore(f"{kind.__name__} has no such word") from None

    return Coder(lambda item, _: item.value, read_word)


def _id(kind: Any) -> Coder:  # noqa: ANN401
    return Coder(lambda item, _: str(item), lru_cache(maxsize=1024)(kind))  # facts name the same few things


def _decimal(number: Decimal, _: Seal) -> str:
    if not number.is_finite():
        raise DoesNotFit("a number is finite")
    return str(number)


def _day(day: date, _: Seal) -> str:
    if type(day) is not date:  # Python takes a moment for a day, but nobody could read it back as one
        raise DoesNotFit("a day has no time")
    return day.isoformat()


SINGLE: tuple[tuple[type, Callable[[Any], Coder]], ...] = (
    (Id, _id),
    (bool, lambda _: Coder(lambda item, _seal: item, bool)),
    (Enum, _word),
    (int, lambda _: Coder(lambda item, _seal: item, int)),
    (Decimal, lambda _: Coder(_decimal, Decimal)),
    (datetime, lambda _: Coder(lambda item, _seal: instant(item), datetime.fromisoformat)),
    (date, lambda _: Coder(_day, date.fromisoformat)),
    (PartialDate, lambda _: Coder(lambda item, _seal: item.text, PartialDate)),
)
"""The kinds of single things, the narrower before the wider, and how the coder of each is made."""
