"""How often and how fast cases are decided."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from statistics import median

from domain.kernel.values import value


@value
class Decided:
    """A case that was finally decided: when it was first submitted, when decided, and whether it was approved."""

    submitted: date
    decided: date
    approved: bool

    @property
    def days(self) -> int:
        """From the first submission to the final decision."""
        return (self.decided - self.submitted).days


@value
class Speed:
    """How many cases were decided, how many of them approved, and the median of the days that it took."""

    decided: int
    approved: int
    median_days: Fraction

    @property
    def rate(self) -> Fraction:
        """The approved among the decided."""
        return Fraction(self.approved, self.decided)


def speed_of(cases: Sequence[Decided]) -> Speed:
    """Count cases, of which there is at least one; of an even number the median is halfway between the middle two."""
    days = median(Fraction(one.days) for one in cases)
    return Speed(decided=len(cases), approved=sum(one.approved for one in cases), median_days=days)
