"""On what basis an amount is stated: with which tax, for how much of a year, at the prices of which year."""

from enum import Enum
from typing import Final

from domain.kernel.answers import Answer
from domain.kernel.financial_year import NotAFinancialYear, year_named
from domain.kernel.messages import PublicText
from domain.kernel.values import value

YEAR: Final = 12  # months


class NotABasis(ValueError):
    """The parts of a basis do not fit together."""


class Tax(Enum):
    """Whether value added tax is in an amount."""

    WITH_VAT = "WITH_VAT"
    WITHOUT_VAT = "WITHOUT_VAT"
    WITH_IRRECOVERABLE_VAT = "WITH_IRRECOVERABLE_VAT"  # only with what the body cannot claim back


class Effect(Enum):
    """For how much of a year an amount is."""

    FULL_YEAR = "FULL_YEAR"
    PART_YEAR = "PART_YEAR"


@value
class Basis:
    """The basis of an amount, as far as its source says it; `months` are those of a part of a year."""

    tax: Tax | None = None
    effect: Effect | None = None
    months: int | None = None
    prices: PublicText | None = None

    def __post_init__(self) -> None:
        """Refuse what is no basis."""
        if self.months is not None and (self.effect is not Effect.PART_YEAR or not 0 < self.months < YEAR):
            raise NotABasis("months, from 1 to 11, belong to a part of a year, and to nothing else")
        if self.prices is not None:
            _must_be_a_year(self.prices)

    @property
    def group(self) -> "Basis":
        """What amounts have in common that can be added up; two parts of a year can, whatever their months."""
        return Basis(tax=self.tax, effect=self.effect, prices=self.prices)

    def fits(self, asked: "Basis") -> Answer:
        """Whether an amount on this basis is one on the basis asked for; what neither side says does not matter."""
        found = Answer.YES
        for said, wanted in ((self.tax, asked.tax), (self.effect, asked.effect), (self.prices, asked.prices)):
            if wanted is not None:
                found &= Answer.INDETERMINATE if said is None else _same(said == wanted)
        return found


UNSAID = Basis()


def _must_be_a_year(prices: str) -> None:
    try:
        year_named(prices)
    except NotAFinancialYear as error:
        raise NotABasis("prices are those of a financial year, such as 2009/10") from error


def _same(same: bool) -> Answer:  # noqa: FBT001 - the half of a question
    return Answer.YES if same else Answer.NO
