"""Which of a charter's rules applies: one that names the kind of decision goes before one for everything."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from domain.boards.remit import DecisionType


class RuleOfCharter(Protocol):
    """A quorum rule or a voting rule."""

    @property
    def applies_to(self) -> tuple[DecisionType, ...]:
        """The kinds of decision it names; none means all."""


R = TypeVar("R", bound=RuleOfCharter)


def applying_to(kind: DecisionType, rules: Iterable[R]) -> R | None:
    """The rule for a kind of decision: one that names it before one for all kinds; none where neither is there."""
    fitting = [rule for rule in rules if not rule.applies_to or kind in rule.applies_to]
    return min(fitting, key=lambda rule: not rule.applies_to, default=None)
