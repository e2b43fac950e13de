"""Refusals: the reason why a command is not carried out, the rule behind it and the facts it rests on."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Self, TypeVar

from domain.kernel.messages import Asked, BrokenRule, Command, Mode

C = TypeVar("C", bound=Command)
K = TypeVar("K")


class Refused(Exception):
    """The rules do not allow this.

    What cannot have happened, such as an act of an unknown person, is refused always. A rule of conduct `bends`:
    whoever acted against it did so, and where the past is written down that becomes a finding on the fact.
    """

    code: ClassVar[str] = "refused"
    bends: ClassVar[bool] = False

    def __init__(
        self, detail: str = "", *, evidence: Iterable[int] = (), pointer: str | None = None, **facts: object
    ) -> None:
        """Say why in a sentence, which positions of the log show it, and which field of the request is at fault."""
        super().__init__(detail or self.title())
        self.detail = detail or self.title()
        self.evidence = tuple(sorted(set(evidence)))
        self.pointer = pointer
        self.warns = False
        self.facts = facts
        self.rule: str | None = None
        self.citation: str | None = None

    @classmethod
    def title(cls) -> str:
        """The reason in one sentence, the same for every occasion."""
        return (cls.__doc__ or cls.code).strip().splitlines()[0]

    def as_warning(self) -> Self:
        """The same where the charter only warns: a finding also on what is recorded as it happens."""
        self.warns = True
        return self

    def gives_way(self, asked: Asked) -> bool:
        """Whether this is recorded as a finding rather than refused; only a rule of conduct ever does."""
        return self.bends and self.rule is not None and (self.warns or asked.mode is Mode.RETROSPECTIVE)

    def as_finding(self) -> BrokenRule:
        """The broken rule as it is kept on the fact: codes and positions, no words of anybody."""
        return BrokenRule(
            rule=self.rule or "",
            code=self.code,
            citation=self.citation,
            evidence=self.evidence,
            pointer=self.pointer,
        )


Refusals = Refused | Iterable[Refused] | None
"""What a rule has against a command: nothing, one thing, or, where it can be broken in several ways, each of them."""

Rule = Callable[[C, K], Refusals]


def enforce(rules: Iterable[Rule[C, K]], command: C, known: K) -> None:
    """Apply the rules in the order of the book; raise the first refusal, with the rule's name and citation.

    What was already found broken, and let pass, does not stand in the way again; whatever else the rule finds does.
    """
    for rule in rules:
        for refusal in refusals_of(rule, command, known):
            if refusal.as_finding() not in command.asked.findings:
                raise refusal


def refusals_of(rule: Rule[C, K], command: C, known: K) -> list[Refused]:
    """All that a rule has against a command, each with the rule's name and citation."""
    found = rule(command, known)
    if found is None:
        return []
    return [cited(one, rule) for one in ((found,) if isinstance(found, Refused) else found)]


def cited(refusal: Refused, rule: Rule[C, K]) -> Refused:
    """The refusal with the name of the rule and the source that its docstring cites."""
    refusal.rule = rule.__name__.replace("_", "-")
    refusal.citation = " ".join((rule.__doc__ or "").split()) or None
    return refusal
