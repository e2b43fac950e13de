"""What approvals commit of a fund in a financial year, and what is left of it."""

from collections.abc import Iterable
from datetime import date

from domain.cases.content import MoneyKind, MoneyLine, Recurrence
from domain.cases.sums import Balance, Sum, total
from domain.kernel.answers import Answer, surely
from domain.kernel.financial_year import FinancialYear, year_of


def committed(lines: Iterable[MoneyLine], fund: str, year: FinancialYear, decided: date) -> Sum:
    """What the lines of an approved case take from a fund in a year.

    What comes every year counts in each from its own on; what names no year counts from the year of the decision.
    """
    return total(taken(lines, fund, year, decided), MoneyKind.INVESTMENT)


def taken(lines: Iterable[MoneyLine], fund: str, year: FinancialYear, decided: date) -> tuple[MoneyLine, ...]:
    """The lines of an approved case that take from a fund in a year."""
    return tuple(line for line in lines if line.fund == fund and _falls(line, year, decided))


def overspent(left: Balance) -> Answer:
    """Whether more was committed than the fund has."""
    return surely(left.most < 0, left.least is not None and left.least >= 0)


def _falls(line: MoneyLine, year: FinancialYear, decided: date) -> bool:
    begins = line.financial_year or year_of(decided).name
    return begins == year.name or (line.recurrence is Recurrence.EVERY_YEAR and begins < year.name)
