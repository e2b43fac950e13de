"""Sums of published money: between which bounds a total lies when the source says "more than" or "up to"."""

from collections.abc import Iterable, Mapping
from typing import Final

from domain.cases.content import MoneyKind, MoneyLine
from domain.kernel.answers import Answer, surely
from domain.kernel.basis import UNSAID, Basis
from domain.kernel.money import LARGEST, Money
from domain.kernel.values import value

NOTHING: Final = Money(amount_pence=0)


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
    """What the lines of a kind come to; a line that recurs counts as it is stated, once for its year.

    What stands on different bases is not added up: it comes to what one basis does at least, nobody knows at most.
    """
    groups = tuple(by_basis(lines, kind).values())
    if len(groups) <= 1:
        return added(groups)
    return Sum(least=max(one.least for one in groups), most=None)


def by_basis(lines: Iterable[MoneyLine], kind: MoneyKind) -> Mapping[Basis, Sum]:
    """What the lines of a kind come to on each basis; nothing is nothing on any basis."""
    return on_each_basis((line.amount, line.basis or UNSAID) for line in lines if line.kind is kind)


def on_each_basis(amounts: Iterable[tuple[Money, Basis]]) -> Mapping[Basis, Sum]:
    """The same of amounts with the basis of each."""
    groups: dict[Basis, list[Sum]] = {}
    for amount, basis in amounts:
        if amount != NOTHING:
            groups.setdefault(basis.group, []).append(Sum(least=amount.least or 0, most=amount.most))
    return {basis: added(of_basis) for basis, of_basis in groups.items()}


def left_of(budget_pence: int, spent: Sum) -> Balance:
    """What a budget leaves: after "more than £1.5m" of £4m it is less than £2.5m, and nobody knows how much less."""
    least = None if spent.most is None else budget_pence - spent.most
    return Balance(least=least, most=budget_pence - spent.least)
