"""Growth: by how much an amount is larger than it was before, between the bounds that its sources leave."""

from collections.abc import Iterable

from domain.cases.content import MoneyKind, MoneyLine
from domain.cases.measures import on_basis
from domain.cases.sums import Sum, total
from domain.kernel.answers import Answer, surely
from domain.kernel.values import value


@value
class Growth:
    """By how many pence an amount grew, at least and at most; below nothing it shrank."""

    least: int | None
    most: int | None

    @property
    def grew(self) -> Answer:
        """Whether it is larger than it was."""
        return surely(self.least is not None and self.least > 0, self.most is not None and self.most <= 0)


def growth(before: Sum, after: Sum) -> Growth:
    """From one amount to the next."""
    return Growth(
        least=None if before.most is None else after.least - before.most,
        most=None if after.most is None else after.most - before.least,
    )


def growth_of(before: Iterable[MoneyLine], after: Iterable[MoneyLine], kind: MoneyKind) -> Growth:
    """From what lines of a kind came to, to what others do; of amounts on different bases nobody knows how much."""
    was, now = ([line for line in lines if line.kind is kind] for lines in (before, after))
    if on_basis([*was, *now], None) is not Answer.YES:
        return Growth(least=None, most=None)
    return growth(total(was, kind), total(now, kind))
