"""Deciders: how a context remembers facts and answers commands, as pure functions."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, NamedTuple, TypeVar

from domain.kernel.facts import Fact
from domain.kernel.messages import Asked, Command, Event
from domain.kernel.refusals import Refused, Rule, cited
from domain.kernel.selections import NOTHING, Selection
from domain.kernel.sources import a_source_names_days_that_can_be
from domain.kernel.tags import tags_of

C = TypeVar("C", bound=Command)
K = TypeVar("K")

Read = Callable[[Selection], Sequence[Fact[Event]]]


class NotYetHappened(Refused):
    """Nothing is recorded before it has happened."""

    code = "not-yet-happened"


Follow = Callable[[Asked, Sequence[Fact[Event]], Read], Sequence[Command]]
"""What is asked for in turn once facts are to be recorded: told who asked, the facts, and how to look things up."""


@dataclass(frozen=True, kw_only=True)
class Decider(Generic[C, K]):
    """One context's judgement: what it must know for a command, how it remembers, what it answers.

    `selects` are the steps in which facts are looked up: each sees what the steps before it found, and their number
    is fixed, so that the cost of a command follows the facts it needs and never the length of the log.
    `edition` counts up when the same rules come to see something else of the same facts.
    """

    name: str
    commands: tuple[type[Command], ...]
    selects: tuple[Callable[[C, K], Selection], ...]
    blank: Callable[[], K]
    evolve: Callable[[K, Fact[Event]], K]
    decide: Callable[[C, K], Sequence[Event]]
    rules: tuple[Rule[Any, Any], ...] = ()
    edition: int = 1
    rulebook: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Take the digest of the rules, by name, citation and edition, that stands in every fact decided under them."""
        book = "\n".join(f"{rule.__name__}: {' '.join((rule.__doc__ or '').split())}" for rule in self.rules)
        if self.edition > 1:
            book += f"\nedition {self.edition}"
        object.__setattr__(self, "rulebook", hashlib.sha256(f"{self.name}\n{book}".encode()).hexdigest())


def asked_for_first(decider: Decider[C, K], command: C) -> Selection:
    """What a command looks up before anything is known."""
    return decider.selects[0](command, decider.blank()) if decider.selects else NOTHING


def know(decider: Decider[C, K], command: C, read: Read) -> K:
    """Look up, step by step, what the command must know."""
    known, seen = decider.blank(), set[int]()
    for select in decider.selects:
        for fact in read(select(command, known)):
            if fact.position not in seen:
                seen.add(fact.position)
                known = decider.evolve(known, fact)
    return known


class Answer(NamedTuple, Generic[C]):
    """What follows from a command: its events, and the command with the rules that were found broken and let pass."""

    command: C
    events: Sequence[Event]


def consider(decider: Decider[C, K], command: C, read: Read) -> Answer[C]:
    """Answer a command with the events it causes and the rules it breaks, or raise `Refused`."""
    if command.asked.occurred_at > command.asked.at:
        raise NotYetHappened(pointer="/occurredAt")
    return _answer(decider, _as_sourced(command), know(decider, command, read))


def _as_sourced(command: C) -> C:
    """The command with what is odd about its source as a finding; what follows from it in turn is not told again."""
    odd = a_source_names_days_that_can_be(command, None) if command.asked.causation is None else None
    if odd is None:
        return command
    finding = cited(odd, a_source_names_days_that_can_be).as_finding()
    return replace(command, asked=replace(command.asked, findings=(*command.asked.findings, finding)))


def _answer(decider: Decider[C, K], command: C, known: K) -> Answer[C]:
    """Decide; where a refusal gives way, note that a rule was broken so and decide again without it."""
    try:
        return Answer(command, decider.decide(command, known))
    except Refused as refusal:
        if not refusal.gives_way(command.asked):
            raise
        asked = replace(command.asked, findings=(*command.asked.findings, refusal.as_finding()))
        return _answer(decider, replace(command, asked=asked), known)


def bearer_of(answer: Answer[Any]) -> Event | None:
    """The event that bears the findings: of several that follow, the one that mentions most of what was asked about."""
    asked = set(tags_of(answer.command))
    return max(answer.events, key=lambda event: len(asked & set(tags_of(event))), default=None)


def in_order(facts: Iterable[Fact[Event]]) -> list[Fact[Event]]:
    """Each fact once, in the order of the log."""
    return [fact for _, fact in sorted({fact.position: fact for fact in facts}.items())]
