"""Faults of a charter: what contradicts itself in it, and where."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from domain.boards.remit import DecisionType


class Fault(NamedTuple):
    """One thing that makes no sense, and the pointer to it within the charter."""

    pointer: str
    sentence: str


def each(pointer: str, parts: Iterable[Any], find: Callable[[Any], Iterator[Fault]]) -> Iterator[Fault]:
    """The faults of every part of a list, each with its place in it."""
    for at, part in enumerate(parts):
        yield from (Fault(f"{pointer}/{at}{fault.pointer}", fault.sentence) for fault in find(part))


def repeated(pointer: str, items: Iterable[object], sentence: str) -> Iterator[Fault]:
    """A fault where something is named twice."""
    if any(times > 1 for times in Counter(items).values()):
        yield Fault(pointer, sentence)


def one_rule_each(pointer: str, rules: Iterable[tuple[DecisionType, ...]], of: str) -> Iterator[Fault]:
    """A kind of decision has one rule; so has whatever no rule names."""
    named = [kind for kinds in rules for kind in (kinds or (None,))]
    yield from repeated(pointer, named, f"two {of} rules apply to the same kind of decision")
