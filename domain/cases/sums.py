"""Sums of published money: between which bounds a total lies when the source says "more than" or "up to"."""

from collections.abc import Iterable

from domain.cases.content import MoneyKind, MoneyLine
from domain.kernel.answers import Answer, surely
from domain.kernel.money import LARGEST
from domain.kernel.values import value


@value
class Sum:
    """A total in pence: at least, and at most where the source sets an upper end to every part."""

    least: int
    most: int | None

    def within(self, limit_pence: int) -> Answer:
        """Whether the total is at or below the limit."""
        return surely(self.most is not None and self.most <= limit_pence, self.least > limit_pence)


@value
class Balance:
    """What is left of a budget in pence: at most, and at least where the source says how much was spent at most.

    Below nothing it is what was spent beyond the budget.
    """

    least: int | None
    most: int


def added(sums: Iterable[Sum]) -> Sum:
    """All of them together; where that is more than can be written, the bounds say less, never something untrue."""
    parts = tuple(sums)
    tops = [part.most for part in parts if part.most is not None]
    most = sum(tops) if len(tops) == len(parts) else None
    return Sum(
        least=min(LARGEST, sum(part.least for part in parts)),
        most=most if most is None or most <= LARGEST else None,
    )


def total(lines: Iterable[MoneyLine], kind: MoneyKind) -> Sum:
    """What the lines of a kind come to; a line that recurs counts as it is stated, once for its year."""
    amounts = [line.amount for line in lines if line.kind is kind]
    return added(Sum(least=amount.least or 0, most=amount.most) for amount in amounts)


def left_of(budget_pence: int, spent: Sum) -> Balance:
    """What a budget leaves: after "more than £1.5m" of £4m it is less than £2.5m, and nobody knows how much less."""
    least = None if spent.most is None else budget_pence - spent.most
    return Balance(least=least, most=budget_pence - spent.least)
