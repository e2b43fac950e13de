"""Sums of published money: between which bounds a total lies when the source says "more than" or "up to"."""

from collections.abc import Iterable

from domain.cases.content import MoneyKind, MoneyLine
from domain.kernel.answers import Answer, surely
from domain.kernel.values import value


@value
class Sum:
    """A total in pence: at least, and at most where the source sets an upper end to every part."""

    least: int
    most: int | None

    def within(self, limit_pence: int) -> Answer:
        """Whether the total is at or below the limit."""
        return surely(self.most is not None and self.most <= limit_pence, self.least > limit_pence)


def total(lines: Iterable[MoneyLine], kind: MoneyKind) -> Sum:
    """What the lines of a kind come to; a line that recurs counts as it is stated, once for its year."""
    amounts = [line.amount for line in lines if line.kind is kind]
    tops = [amount.most for amount in amounts]
    known_tops = [top for top in tops if top is not None]
    return Sum(
        least=sum(amount.least or 0 for amount in amounts),
        most=sum(known_tops) if len(known_tops) == len(tops) else None,
    )
