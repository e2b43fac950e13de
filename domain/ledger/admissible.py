"""What may stand in a fact: text, whole numbers, yes or no, lists and objects of these, and nothing else."""

import re
import unicodedata

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 64

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotCanonical(ValueError):
    """Something that has no place in a fact; `pointer` says where it stands (RFC 6901). Values are never repeated."""

    reason = "has no canonical form"

    def __init__(self, pointer: str = "") -> None:
        """Point at the offending place; the empty pointer is the whole value."""
        super().__init__(f"{pointer!a} {self.reason}")
        self.pointer = pointer


class FloatingNumber(NotCanonical):
    """A fraction was written as a floating number; money is whole pence and ratios are text."""

    reason = "is a floating number"


class NullValue(NotCanonical):
    """An absent value was written as null; what is absent is left out."""

    reason = "is null: leave out what is absent"


class IntegerTooLarge(NotCanonical):
    """A whole number lies outside ±(2^53 - 1), where some readers would round it (RFC 8785, appendix D)."""

    reason = "is a whole number outside ±(2^53 - 1)"


class LoneSurrogate(NotCanonical):
    """Text holds half of a UTF-16 pair and cannot be written as UTF-8."""

    reason = "holds a lone surrogate"


class NotComposed(NotCanonical):
    """Text is not in Unicode normalisation form C, so that equal words could differ in their bytes."""

    reason = "is not in normalisation form C"


class ControlCharacter(NotCanonical):
    """Text holds a control character other than a new line or a tab."""

    reason = "holds a control character"


class KeyNotText(NotCanonical):
    """An object has a key that is not text."""

    reason = "has a key that is not text"


class UnknownKind(NotCanonical):
    """A value is of a kind that a fact cannot hold (only exact dict, list, str, int and bool can)."""

    reason = "is of a kind that cannot be recorded"


class NestedTooDeep(NotCanonical):
    """Lists and objects are nested more than 64 deep, or hold themselves."""

    reason = "is nested too deep"


def examine(value: object, pointer: str = "", depth: int = 0) -> None:
    """Walk through a value and raise the `NotCanonical` that says what is wrong and where; return if all is well."""
    kind = type(value)
    if kind is str:
        _examine_text(str(value), pointer)
    elif kind is int:
        if not -MAX_INTEGER <= value <= MAX_INTEGER:  # type: ignore[operator]
            raise IntegerTooLarge(pointer)
    elif kind is dict or kind is list:
        if depth >= MAX_DEPTH:
            raise NestedTooDeep(pointer)
        _examine_parts(value, pointer, depth + 1)
    elif kind is not bool:
        raise _refusal_of(value)(pointer)


def _examine_parts(value: object, pointer: str, depth: int) -> None:
    if isinstance(value, dict):
        for key, part in value.items():
            if type(key) is not str:
                raise KeyNotText(pointer)
            place = f"{pointer}/{_escaped(key)}"
            _examine_text(key, place)
            examine(part, place, depth)
    elif isinstance(value, list):
        for place_in_list, part in enumerate(value):
            examine(part, f"{pointer}/{place_in_list}", depth)


def _examine_text(text: str, pointer: str) -> None:
    if text.isascii() and text.isprintable():
        return
    if _SURROGATE.search(text):
        raise LoneSurrogate(pointer)
    if _CONTROL.search(text):
        raise ControlCharacter(pointer)
    if not unicodedata.is_normalized("NFC", text):
        raise NotComposed(pointer)


def _refusal_of(value: object) -> type[NotCanonical]:
    if value is None:
        return NullValue
    return FloatingNumber if isinstance(value, float) else UnknownKind


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
