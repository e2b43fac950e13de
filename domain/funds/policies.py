"""The rules of funds."""

from domain.funds.commands import AllocateFund
from domain.kernel.financial_year import NotAFinancialYear, year_named
from domain.kernel.money import LARGEST
from domain.kernel.refusals import Refused


class InvalidFinancialYear(Refused):
    """A financial year is two years that follow one another, such as 2009/10."""

    code = "invalid-financial-year"


class InvalidAllocation(Refused):
    """A fund has a name and a whole number of pence, nothing at the least."""

    code = "invalid-allocation"


def an_allocation_is_of_a_financial_year(command: AllocateFund, known: None) -> Refused | None:
    """NHS Act 2006 s.228: resource limits are set for a financial year."""
    try:
        year_named(command.financial_year)
    except NotAFinancialYear:
        return InvalidFinancialYear(pointer="/financialYear")
    return None


def a_fund_has_a_name_and_an_amount(command: AllocateFund, known: None) -> Refused | None:
    """NHS Act 2006 s.228: a resource limit is an amount."""
    if not command.fund.strip():
        return InvalidAllocation(pointer="/fund")
    return None if 0 <= command.amount_pence <= LARGEST else InvalidAllocation(pointer="/amountPence")


ALLOCATING = (an_allocation_is_of_a_financial_year, a_fund_has_a_name_and_an_amount)
