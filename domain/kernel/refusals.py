"""Refusals: the reason why a command is not carried out, the rule behind it and the facts it rests on."""

from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

C = TypeVar("C")
K = TypeVar("K")


class Refused(Exception):
    """The rules do not allow this."""

    code: ClassVar[str] = "refused"

    def __init__(
        self, detail: str = "", *, evidence: Iterable[int] = (), pointer: str | None = None, **facts: object
    ) -> None:
        """Say why in a sentence, which positions of the log show it, and which field of the request is at fault."""
        super().__init__(detail or self.title())
        self.detail = detail or self.title()
        self.evidence = tuple(sorted(set(evidence)))
        self.pointer = pointer
        self.facts = facts
        self.rule: str | None = None
        self.citation: str | None = None

    @classmethod
    def title(cls) -> str:
        """The reason in one sentence, the same for every occasion."""
        return (cls.__doc__ or cls.code).strip().splitlines()[0]


Rule = Callable[[C, K], Refused | None]


def enforce(rules: Iterable[Rule[C, K]], command: C, known: K) -> None:
    """Apply the rules in the order of the book; raise the first refusal, with the rule's name and citation."""
    for rule in rules:
        refusal = rule(command, known)
        if refusal is not None:
            raise cited(refusal, rule)


def cited(refusal: Refused, rule: Rule[C, K]) -> Refused:
    """The refusal with the name of the rule and the source that its docstring cites."""
    refusal.rule = rule.__name__.replace("_", "-")
    refusal.citation = " ".join((rule.__doc__ or "").split()) or None
    return refusal
