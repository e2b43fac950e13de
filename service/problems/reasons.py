"""The reasons for refusals with the rules that give them, found in the rules themselves, so that none is told twice."""

from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType
from typing import Any, NamedTuple

from domain.kernel.refusals import Refused, Rule
from service.problems.catalogue import description_of


class Reason(NamedTuple):
    """A reason for a refusal, and the rules that are broken where it is given, in the order of the book."""

    kind: type[Refused]
    rules: tuple[Rule[Any, Any], ...]

    @property
    def description(self) -> str:
        """What it means: the rest of its docstring, else the rules as sentences, else the reason itself."""
        told = description_of(self.kind) or " ".join(sentence_of(rule) for rule in self.rules)
        return told or self.kind.title()


def reasons_of(kinds: Mapping[str, type[Refused]], rules: Iterable[Rule[Any, Any]]) -> dict[str, Reason]:
    """Each reason by its code, with those of the rules that can give it."""
    book = dict.fromkeys(rules)
    given = {rule: frozenset(_given_by(rule, book, set())) for rule in book}
    return {code: Reason(kind, tuple(rule for rule in book if kind in given[rule])) for code, kind in kinds.items()}


def name_of(rule: Rule[Any, Any]) -> str:
    """The rule as problem documents and findings name it."""
    return rule.__name__.replace("_", "-")


def sentence_of(rule: Rule[Any, Any]) -> str:
    """The rule as the sentence that is its name."""
    said = rule.__name__.replace("_", " ")
    return f"{said[0].upper()}{said[1:]}."


def source_of(rule: Rule[Any, Any]) -> str:
    """What the rule cites."""
    return " ".join((rule.__doc__ or "").split())


def _given_by(rule: Any, book: Mapping[Any, None], seen: set[Any]) -> Iterator[type[Refused]]:  # noqa: ANN401 - functions
    """The refusals that a rule names, itself or in what it calls; what another rule gives is that rule's."""
    seen.add(rule)
    for name in _names_in(rule.__code__):
        held = rule.__globals__.get(name)
        if isinstance(held, type) and issubclass(held, Refused):
            yield held
        elif isinstance(held, FunctionType) and held.__module__.startswith("domain.") and held not in {*book, *seen}:
            yield from _given_by(held, book, seen)


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _names_in(part)
