"""Amounts are added up on one basis only: with or without tax, of a year or a part of it, at whose prices (F2)."""

from dataclasses import replace

import pytest

from domain.boards.remit import Measure
from domain.cases.content import MoneyKind, MoneyLine
from domain.cases.measures import measured, on_basis
from domain.cases.sums import Sum, by_basis, total
from domain.kernel.answers import Answer
from domain.kernel.basis import UNSAID, Basis, Effect, NotABasis, Tax
from domain.tests.cases.make import line, pounds

SPENT = MoneyKind.INVESTMENT
NET, GROSS = Basis(tax=Tax.WITHOUT_VAT), Basis(tax=Tax.WITH_VAT)
HALF, YEAR = Basis(effect=Effect.PART_YEAR, months=6), Basis(effect=Effect.FULL_YEAR)
OLD, NEW = Basis(prices="2008/09"), Basis(prices="2009/10")


def on(basis: Basis | None, amount: int = 100) -> MoneyLine:
    return replace(line(pounds(amount)), basis=basis)


@pytest.mark.parametrize(("one", "other"), [(NET, GROSS), (HALF, YEAR), (OLD, NEW), (NET, None)])
def test_what_stands_on_two_bases_is_not_added_up(one: Basis, other: Basis | None) -> None:
    lines = [on(one, 100), on(other, 70)]
    assert total(lines, SPENT) == Sum(least=10_000, most=None)
    assert dict(by_basis(lines, SPENT)) == {
        one.group: Sum(least=10_000, most=10_000),
        (other or UNSAID).group: Sum(least=7_000, most=7_000),
    }
    assert on_basis(lines, None) is Answer.NO


@pytest.mark.parametrize("basis", [None, NET, HALF, OLD])
def test_what_stands_on_one_basis_is_added_up(basis: Basis | None) -> None:
    assert total([on(basis), on(basis)], SPENT) == Sum(least=20_000, most=20_000)
    assert on_basis([on(basis), on(basis)], None) is Answer.YES


def test_two_parts_of_a_year_are_added_up_whatever_their_months() -> None:
    part = Basis(effect=Effect.PART_YEAR, months=3)
    assert total([on(HALF), on(part)], SPENT) == Sum(least=20_000, most=20_000)


def test_nothing_is_nothing_on_any_basis() -> None:
    assert total([on(NET), on(GROSS, 0)], SPENT) == Sum(least=10_000, most=10_000)
    assert on_basis([on(NET), on(GROSS, 0)], NET) is Answer.YES


@pytest.mark.parametrize(
    ("stated", "found", "most"),
    [
        (GROSS, Answer.YES, 10_000),
        (NET, Answer.NO, None),
        (None, Answer.INDETERMINATE, None),
        (YEAR, Answer.INDETERMINATE, None),
        (replace(GROSS, prices="2009/10"), Answer.YES, 10_000),
    ],
)
@pytest.mark.parametrize("measure", list(Measure))
def test_an_amount_counts_on_the_basis_that_is_asked_for(
    stated: Basis | None, found: Answer, most: int | None, measure: Measure
) -> None:
    assert on_basis([on(stated)], GROSS) is found
    least = 0 if most is None else most
    assert measured([on(stated)], SPENT, measure, GROSS) == Sum(least=least, most=most)


def test_what_is_on_the_basis_counts_at_least_whatever_else_there_is() -> None:
    assert measured([on(GROSS, 300), on(NET, 50)], SPENT, Measure.AS_STATED, GROSS) == Sum(least=30_000, most=None)


@pytest.mark.parametrize("months", [0, 12, -1])
def test_a_part_of_a_year_has_one_to_eleven_months(months: int) -> None:
    with pytest.raises(NotABasis):
        Basis(effect=Effect.PART_YEAR, months=months)


@pytest.mark.parametrize("effect", [None, Effect.FULL_YEAR])
def test_only_a_part_of_a_year_has_months(effect: Effect | None) -> None:
    with pytest.raises(NotABasis):
        Basis(effect=effect, months=6)


@pytest.mark.parametrize("prices", ["2009/11", "2009", "", "of old"])
def test_prices_are_those_of_a_financial_year(prices: str) -> None:
    with pytest.raises(NotABasis):
        Basis(prices=prices)
