"""What is wrong with a request, field by field, in our own words; what was sent is not repeated, it may be personal."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, LiteralString

from pydantic_core import PydanticCustomError

MOST_FAULTS: Final = 50
OURS: Final = "said"
NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)

SENTENCES: Final[Mapping[str, str]] = {
    "missing": "This is required.",
    "extra_forbidden": "There is no such member here.",
    "string_type": "A text is expected.",
    "string_pattern_mismatch": "The text does not have the expected form.",
    "int_type": "A whole number is expected.",
    "int_parsing": "A whole number is expected.",
    "int_from_float": "A whole number is expected.",
    "bool_type": "Either true or false is expected.",
    "bool_parsing": "Either true or false is expected.",
    "enum": "This is not one of the documented words.",
    "literal_error": "This is not one of the documented words.",
    "model_type": "An object is expected.",
    "model_attributes_type": "An object is expected.",
    "dict_type": "An object is expected.",
    "list_type": "A list is expected.",
    "tuple_type": "A list is expected.",
    "union_tag_not_found": "The member that tells the kind is missing.",
    "union_tag_invalid": "This kind is not one of the documented ones.",
}
LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "string_too_short": ("The text is too short: the least is {} characters.", "min_length"),
    "string_too_long": ("The text is too long: the most is {} characters.", "max_length"),
    "too_short": ("Too few: the least is {}.", "min_length"),
    "too_long": ("Too many: the most is {}.", "max_length"),
    "greater_than_equal": ("The number is too small: the least is {}.", "ge"),
    "greater_than": ("The number is too small: it must be above {}.", "gt"),
    "less_than_equal": ("The number is too large: the most is {}.", "le"),
    "less_than": ("The number is too large: it must be below {}.", "lt"),
}


def said(sentence: LiteralString) -> PydanticCustomError:
    """What a field's own check raises: the sentence is shown to the caller, so it must not repeat what was sent."""
    return PydanticCustomError(OURS, sentence)


def faults_of(errors: Iterable[Mapping[str, object]], sent: object = None) -> list[dict[str, str]]:
    """The faults of a request as RFC 9457 `errors`: body members by pointer, parameters by name and place.

    With the body that was `sent`, a pointer leads through its members only: where one of several kinds was expected,
    the place of a fault also names the kind.
    """
    found = (_fault(error, sent) for error in errors)
    return [fault for fault, _ in zip(found, range(MOST_FAULTS), strict=False)]


def _fault(error: Mapping[str, object], sent: object) -> dict[str, str]:
    place = error.get("loc")
    place = place if isinstance(place, Sequence) and not isinstance(place, str) and place else ("body",)
    source, steps = str(place[0]), place[1:]
    if source == "body":
        return {"detail": _sentence(error), "pointer": "#" + pointer_to(_through(sent, steps))}
    return {"detail": _sentence(error), "parameter": next(_safe(steps), ""), "in": source}


def pointer_to(steps: Iterable[object]) -> str:
    """The JSON pointer (RFC 6901) of a place; it stops above a name that the caller made up freely."""
    return "".join(f"/{step}" for step in _safe(steps))


def _through(sent: object, steps: Sequence[object]) -> Iterator[object]:
    for step in steps[:-1]:
        if isinstance(sent, Mapping):
            if step not in sent:
                continue
            sent = sent[step]
        elif isinstance(sent, list) and isinstance(step, int):
            sent = sent[step]
        yield step
    yield from steps[-1:]


def _safe(steps: Iterable[object]) -> Iterator[str]:
    for step in steps:
        if not NAME.fullmatch(str(step)):
            return
        yield str(step)


def _sentence(error: Mapping[str, object]) -> str:
    kind, context = str(error.get("type")), error.get("ctx")
    if kind == OURS:
        return str(error["msg"])
    if kind in LIMITS and isinstance(context, Mapping):
        form, name = LIMITS[kind]
        return form.format(context.get(name))
    return SENTENCES.get(kind, "This is not a valid value.")
