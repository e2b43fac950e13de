"""Amounts as sources state them: what they may mean in pence, and whether that lies within a limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.answers import Answer
from domain.kernel.money import LARGEST, Money, NotMoney, Qualifier
from domain.tests.kernel.days import common
from domain.tests.kernel.from_types import AMOUNTS

FEW = 12  # pence beyond which these tests count no further


def meanings(amount: Money) -> set[int] | None:
    """Every number of pence up to some that an amount may mean; nothing where the source draws no line at all."""
    stated, upper = amount.amount_pence, amount.upper_amount_pence or 0
    few = range(3 * FEW)
    return {
        Qualifier.EXACTLY: {stated},
        Qualifier.MORE_THAN: {pence for pence in few if pence > stated},
        Qualifier.AT_LEAST: {pence for pence in few if pence >= stated},
        Qualifier.UP_TO: {pence for pence in few if pence <= stated},
        Qualifier.APPROXIMATELY: None,
        Qualifier.RANGE: {pence for pence in few if stated <= pence <= upper},
    }[amount.qualifier]


@st.composite
def small_amounts(draw: st.DrawFn) -> Money:
    """An amount of a few pence."""
    first, second = sorted(draw(st.tuples(*[st.integers(0, FEW)] * 2)))
    qualifier = draw(st.sampled_from(Qualifier))
    upper = second if qualifier is Qualifier.RANGE else None
    return Money(amount_pence=first, qualifier=qualifier, upper_amount_pence=upper)


@given(small_amounts(), st.integers(0, 2 * FEW))
def test_an_amount_is_within_a_limit_as_all_it_may_mean_agrees(amount: Money, limit: int) -> None:
    pence = meanings(amount)
    expected = Answer.INDETERMINATE if pence is None else common(one <= limit for one in pence)
    assert amount.within(limit) is expected


@given(small_amounts())
def test_the_bounds_are_those_of_all_it_may_mean(amount: Money) -> None:
    pence = meanings(amount)
    endless = amount.qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST}
    assert amount.least == (None if pence is None else min(pence))
    assert amount.most == (None if pence is None or endless else max(pence))


@given(AMOUNTS, st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_a_higher_limit_never_turns_a_yes_into_less(amount: Money, one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    if amount.within(lower) is Answer.YES:
        assert amount.within(higher) is Answer.YES
    if amount.within(higher) is Answer.NO:
        assert amount.within(lower) is Answer.NO


@pytest.mark.parametrize(
    ("qualifier", "limit", "within"),
    [
        (Qualifier.EXACTLY, 150_000_000, Answer.YES),
        (Qualifier.EXACTLY, 149_999_999, Answer.NO),
        (Qualifier.MORE_THAN, 150_000_000, Answer.NO),
        (Qualifier.MORE_THAN, 150_000_001, Answer.INDETERMINATE),
        (Qualifier.AT_LEAST, 150_000_000, Answer.INDETERMINATE),
        (Qualifier.AT_LEAST, 149_999_999, Answer.NO),
        (Qualifier.UP_TO, 150_000_000, Answer.YES),
        (Qualifier.UP_TO, 149_999_999, Answer.INDETERMINATE),
        (Qualifier.APPROXIMATELY, LARGEST, Answer.INDETERMINATE),
    ],
)
def test_one_and_a_half_million_pounds_in_the_words_of_the_source(
    qualifier: Qualifier, limit: int, within: Answer
) -> None:
    assert Money(amount_pence=150_000_000, qualifier=qualifier).within(limit) is within


def test_a_range_is_within_a_limit_that_lies_in_it_perhaps() -> None:
    amount = Money(amount_pence=100, qualifier=Qualifier.RANGE, upper_amount_pence=200)
    assert [amount.within(limit) for limit in (99, 100, 199, 200)] == [
        Answer.NO,
        Answer.INDETERMINATE,
        Answer.INDETERMINATE,
        Answer.YES,
    ]


def test_the_largest_amount_is_the_largest_that_json_holds() -> None:
    assert Money(amount_pence=LARGEST).most == 2**53 - 1


@pytest.mark.parametrize(
    ("pence", "qualifier", "upper"),
    [
        (-1, Qualifier.EXACTLY, None),
        (LARGEST + 1, Qualifier.EXACTLY, None),
        (1, Qualifier.RANGE, LARGEST + 1),
        (1, Qualifier.RANGE, -1),
        (1, Qualifier.RANGE, None),
        (2, Qualifier.RANGE, 1),
        *((1, qualifier, 2) for qualifier in Qualifier if qualifier is not Qualifier.RANGE),
        *((1, qualifier, 0) for qualifier in Qualifier if qualifier is not Qualifier.RANGE),
    ],
)
def test_what_cannot_be_an_amount_is_refused(pence: int, qualifier: Qualifier, upper: int | None) -> None:
    with pytest.raises(NotMoney):
        Money(amount_pence=pence, qualifier=qualifier, upper_amount_pence=upper)


def test_a_range_may_be_a_point() -> None:
    assert Money(amount_pence=5, qualifier=Qualifier.RANGE, upper_amount_pence=5).within(5) is Answer.YES
