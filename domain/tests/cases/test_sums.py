"""Sums of published money never claim more than the source."""

from hypothesis import given
from hypothesis import strategies as st

from domain.cases.content import MoneyKind
from domain.cases.sums import Balance, Sum, added, left_of, total
from domain.kernel.answers import Answer
from domain.kernel.money import LARGEST, Money, Qualifier
from domain.tests.cases.make import line, pounds

SIMPLE = [one for one in Qualifier if one is not Qualifier.RANGE]
AMOUNTS = st.builds(Money, amount_pence=st.integers(0, 10**9), qualifier=st.sampled_from(SIMPLE))
SPENT = MoneyKind.INVESTMENT


def test_more_than_one_and_a_half_million_may_be_anything_above() -> None:
    spent = total([line(pounds(1_500_000, Qualifier.MORE_THAN))], SPENT)
    assert spent.most is None
    assert spent.within(150_000_000) is Answer.NO
    assert spent.within(400_000_000) is Answer.INDETERMINATE


def test_sums_of_up_to_are_upper_bounds() -> None:
    spent = total([line(pounds(276_000, Qualifier.UP_TO)), line(pounds(24_000, Qualifier.UP_TO))], SPENT)
    assert (spent.least, spent.most) == (0, 30_000_000)
    assert spent.within(30_000_000) is Answer.YES


def test_approximately_sets_no_bound() -> None:
    assert total([line(pounds(3_500_000, Qualifier.APPROXIMATELY))], SPENT).within(10) is Answer.INDETERMINATE


def test_more_than_one_and_a_half_of_four_million_leaves_less_than_two_and_a_half() -> None:
    left = left_of(400_000_000, total([line(pounds(1_500_000, Qualifier.MORE_THAN))], SPENT))
    assert left == Balance(least=None, most=249_999_999)


def test_up_to_some_leaves_at_least_the_rest() -> None:
    spent = total([line(pounds(276_000, Qualifier.UP_TO)), line(pounds(24_000, Qualifier.UP_TO))], SPENT)
    assert left_of(40_000_000, spent) == Balance(least=10_000_000, most=40_000_000)


def test_what_is_spent_beyond_the_budget_is_left_below_nothing() -> None:
    assert left_of(100, Sum(least=130, most=150)) == Balance(least=-50, most=-30)


def test_a_sum_too_large_to_write_keeps_bounds_that_are_true() -> None:
    assert added([Sum(least=LARGEST, most=LARGEST), Sum(least=1, most=1)]) == Sum(least=LARGEST, most=None)
    assert added([]) == Sum(least=0, most=0)


@given(st.lists(AMOUNTS, max_size=5), st.integers(0, 10**10))
def test_a_sum_is_surely_within_a_limit_only_if_every_part_has_an_upper_end(parts: list[Money], limit: int) -> None:
    spent = total([line(part) for part in parts], SPENT)
    tops = [part.most for part in parts]
    if spent.within(limit) is Answer.YES:
        assert None not in tops
        assert sum(top or 0 for top in tops) <= limit


@given(st.lists(AMOUNTS, max_size=5), AMOUNTS)
def test_more_lines_never_make_a_sum_smaller(parts: list[Money], another: Money) -> None:
    before, after = (total([line(part) for part in some], SPENT) for some in (parts, [*parts, another]))
    assert after.least >= before.least
    assert after.most is None or (before.most is not None and after.most >= before.most)
