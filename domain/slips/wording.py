"""What a fact says in one of its fields, and the fact as it would be had it said something else there."""

from typing import Any

from domain.kernel.codec import Plain, read, write
from domain.kernel.messages import Event

Said = dict[str, Any]


def plain_of(event: Event) -> Said:
    """What a fact says, field by field, as in the log."""
    said: Said = write(event, str)
    return said


def said_at(plain: Plain, field: str) -> Plain:
    """What stands at a path, nothing where there is no such place."""
    for step in field.split("."):
        plain = _within(plain, step)
    return plain


def put_at(plain: Plain, field: str, text: str) -> Plain:
    """The same with a text in this place; a number stays one. Raises `ValueError` where it is none."""
    step, _, further = field.partition(".")
    now = _within(plain, step)
    then = put_at(now, further, text) if further else _like(now, text)
    if isinstance(plain, list):
        return [then if at == int(step) else held for at, held in enumerate(plain)]
    return plain | {step: then}


def made_of(kind: type[Event], plain: Plain) -> Event:
    """The event that says so; raises `ValueError` where nothing can."""
    event: Event = read(kind, plain)
    return event


def is_off_the_log(said: Plain) -> bool:
    """Whether in this place the log holds a digest, and the words are kept apart."""
    return isinstance(said, dict) and "_sd" in said


def _within(plain: Plain, step: str) -> Plain:
    if isinstance(plain, list):
        return plain[int(step)] if step.isdecimal() and int(step) < len(plain) else None
    return plain.get(step) if isinstance(plain, dict) else None


def _like(now: Plain, text: str) -> Plain:
    if is_off_the_log(now):
        return {"_sd": [text]}
    return int(text) if isinstance(now, int) else text
