"""What approvals commit of a fund, and when it is overspent."""

from datetime import date

import pytest

from domain.cases.content import MoneyKind, MoneyLine, Recurrence
from domain.cases.sums import Balance, Sum
from domain.funds.commands import AllocateFund
from domain.funds.commitments import committed, overspent
from domain.funds.decider import decider
from domain.funds.events import FundAllocated
from domain.funds.policies import InvalidAllocation, InvalidFinancialYear
from domain.kernel.answers import Answer
from domain.kernel.financial_year import FinancialYear
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event
from domain.kernel.money import Money
from domain.kernel.spec import ASKED, given

FUND, YEAR = "Invest to Save", FinancialYear(begins=2009)
DECIDED = date(2009, 6, 16)


def line(
    year: str | None = None,
    *,
    fund: str | None = FUND,
    every_year: bool = False,
    kind: MoneyKind = MoneyKind.INVESTMENT,
) -> MoneyLine:
    recurrence = Recurrence.EVERY_YEAR if every_year else Recurrence.ONCE
    return MoneyLine(kind=kind, amount=Money(amount_pence=70), recurrence=recurrence, financial_year=year, fund=fund)


@pytest.mark.parametrize(
    ("said", "pence"),
    [
        (line("2009/10"), 70),
        (line("2010/11"), 0),
        (line("2008/09"), 0),
        (line("2008/09", every_year=True), 70),
        (line("2010/11", every_year=True), 0),
        (line(), 70),
        (line(fund="Another"), 0),
        (line(fund=None), 0),
        (line(kind=MoneyKind.SAVING), 0),
    ],
)
def test_a_line_counts_in_its_year_for_its_fund(said: MoneyLine, pence: int) -> None:
    assert committed([said], FUND, YEAR, DECIDED) == Sum(least=pence, most=pence)


def test_what_names_no_year_counts_in_that_of_the_decision() -> None:
    assert committed([line()], FUND, YEAR, date(2010, 4, 1)) == Sum(least=0, most=0)
    assert committed([line()], FUND, YEAR, date(2010, 3, 31)) == Sum(least=70, most=70)


@pytest.mark.parametrize(
    ("left", "answer"),
    [
        (Balance(least=0, most=0), Answer.NO),
        (Balance(least=-2, most=-1), Answer.YES),
        (Balance(least=-1, most=1), Answer.INDETERMINATE),
        (Balance(least=None, most=1), Answer.INDETERMINATE),
        (Balance(least=None, most=-1), Answer.YES),
    ],
)
def test_a_fund_is_overspent_where_nothing_can_be_left(left: Balance, answer: Answer) -> None:
    assert overspent(left) is answer


def allocate(fund: str = FUND, year: str = "2009/10", pence: int = 400_000_000) -> AllocateFund:
    return AllocateFund(
        asked=ASKED,
        body=BodyCode("5NC"),
        fund=fund,
        financial_year=year,
        amount_pence=pence,
        from_day=date(2009, 4, 1),
        citation="Board, 1 April",
    )


def test_a_fund_is_allocated_for_a_financial_year() -> None:
    nothing: tuple[Event, ...] = ()
    given(decider, *nothing).when(allocate()).then_some(FundAllocated, fund=FUND, amount_pence=400_000_000)
    given(decider, *nothing).when(allocate(pence=0)).then_some(FundAllocated, amount_pence=0)
    refused = given(decider, *nothing).when(allocate(year="2009/11"))
    refused.then_refused(InvalidFinancialYear, pointer="/financialYear")
    given(decider, *nothing).when(allocate(fund=" ")).then_refused(InvalidAllocation, pointer="/fund")
    given(decider, *nothing).when(allocate(pence=-1)).then_refused(InvalidAllocation, pointer="/amountPence")
