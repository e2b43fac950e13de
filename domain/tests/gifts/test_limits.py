"""What the limits say of an offer, at their very edges, and what gifts of one source come to within twelve months."""

from datetime import date, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as some

from domain.gifts.cumulating import amount_of, counts_with, cumulated
from domain.gifts.limits import (
    DEFAULT_POLICY,
    AdoptedGiftPolicy,
    Amount,
    GiftPolicy,
    Limit,
    OfferKind,
    Treatment,
    gift_policy_on,
)
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.money import Money, Qualifier

POUND = 100
DAYS = some.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def exactly(pence: int) -> Amount:
    return Amount(least=pence, most=pence)


def treated(kind: OfferKind, pence: int, *, from_supplier: bool = False, policy: GiftPolicy = DEFAULT_POLICY) -> str:
    amount = exactly(pence)
    return policy.treatment(kind, amount, amount, from_supplier=from_supplier).value


@pytest.mark.parametrize(
    ("kind", "pence", "treatment"),
    [
        (OfferKind.PROMOTIONAL_ITEM, 6 * POUND, "NOTHING_TO_DECLARE"),
        (OfferKind.GIFT, 50 * POUND - 1, "NOTHING_TO_DECLARE"),
        (OfferKind.GIFT, 50 * POUND, "ACCEPT_FOR_THE_BODY"),
        (OfferKind.HOSPITALITY, 25 * POUND - 1, "NOTHING_TO_DECLARE"),
        (OfferKind.HOSPITALITY, 25 * POUND, "ACCEPT_AND_DECLARE"),
        (OfferKind.HOSPITALITY, 75 * POUND, "ACCEPT_AND_DECLARE"),
        (OfferKind.HOSPITALITY, 75 * POUND + 1, "DECLINE_UNLESS_APPROVED"),
        (OfferKind.CASH_OR_VOUCHER, 1, "DECLINE"),
    ],
)
def test_exactly_at_the_amount_the_policy_itself_says_which_side_it_is(
    kind: OfferKind, pence: int, treatment: str
) -> None:
    assert treated(kind, pence) == treatment


def test_of_a_supplier_only_promotional_items_are_accepted() -> None:
    assert treated(OfferKind.PROMOTIONAL_ITEM, 600, from_supplier=True) == "NOTHING_TO_DECLARE"
    assert treated(OfferKind.PROMOTIONAL_ITEM, 601, from_supplier=True) == "DECLINE"
    assert treated(OfferKind.GIFT, 100, from_supplier=True) == "DECLINE"


@for_all(pence=some.integers(min_value=0, max_value=20_000), inclusive=some.booleans())
def test_a_limit_holds_below_and_at_the_amount_only_where_it_says_so(pence: int, inclusive: bool) -> None:  # noqa: FBT001 - drawn
    limit = Limit(pence=5_000, inclusive=inclusive)
    expected = pence < 5_000 or (inclusive and pence == 5_000)
    assert limit.holds(exactly(pence)) is (Answer.YES if expected else Answer.NO)


def test_a_body_may_pin_the_edge_otherwise() -> None:
    fifty = GiftPolicy(undeclared_gift=Limit(pence=5_000, inclusive=True))
    assert treated(OfferKind.GIFT, 5_000, policy=fifty) == "NOTHING_TO_DECLARE"
    assert treated(OfferKind.GIFT, 5_001, policy=fifty) == "ACCEPT_FOR_THE_BODY"


@pytest.mark.parametrize("qualifier", [Qualifier.APPROXIMATELY, Qualifier.MORE_THAN, Qualifier.AT_LEAST])
def test_a_value_that_may_lie_above_the_limit_is_treated_as_if_it_did(qualifier: Qualifier) -> None:
    amount = amount_of(Money(amount_pence=2_000, qualifier=qualifier))
    found = DEFAULT_POLICY.treatment(OfferKind.HOSPITALITY, amount, amount, from_supplier=False)
    assert found is Treatment.DECLINE_UNLESS_APPROVED


def test_limits_count_from_their_day() -> None:
    stricter = GiftPolicy(hospitality=Limit(pence=5_000, inclusive=True))
    adopted = (AdoptedGiftPolicy(policy=stricter, in_force_from=date(2024, 9, 1)),)
    assert gift_policy_on(adopted, date(2024, 8, 31)) is DEFAULT_POLICY
    assert gift_policy_on(adopted, date(2024, 9, 1)) is stricter


def test_the_same_day_a_year_before_lies_outside_the_twelve_months() -> None:
    offered = PartialDate("2021-06-01")
    days = ("2020-06-01", "2020-06-02", "2021-06-01", "2021-06-02")
    assert [counts_with(PartialDate(day), offered, 12) for day in days] == [
        Answer.NO,
        Answer.YES,
        Answer.YES,
        Answer.NO,
    ]


def test_a_gift_on_the_twenty_ninth_of_february_counts_until_the_twenty_seventh_of_the_next() -> None:
    leap = PartialDate("2020-02-29")
    assert counts_with(leap, PartialDate("2021-02-27"), 12) is Answer.YES
    assert counts_with(leap, PartialDate("2021-02-28"), 12) is Answer.NO


def test_a_vague_day_may_count() -> None:
    assert counts_with(PartialDate("2020"), PartialDate("2021-06-01"), 12) is Answer.INDETERMINATE
    assert counts_with(PartialDate("2019"), PartialDate("2021-06-01"), 12) is Answer.NO


@for_all(first=DAYS, waited=some.integers(min_value=0, max_value=800).filter(lambda days: days != 365))
def test_two_gifts_count_together_if_they_lie_less_than_a_year_apart(first: date, waited: int) -> None:
    """On the 365th day the calendar decides; the examples of 1 June and of 29 February pin that."""
    together = counts_with(PartialDate.of(first), PartialDate.of(first + timedelta(days=waited)), 12)
    assert together is (Answer.YES if waited < 365 else Answer.NO)


@for_all(
    own=some.integers(min_value=0, max_value=10_000),
    others=some.lists(some.tuples(some.integers(min_value=0, max_value=10_000), some.sampled_from(Answer)), max_size=6),
)
def test_the_sum_lies_between_what_surely_counts_and_what_may_count(own: int, others: list[tuple[int, Answer]]) -> None:
    found = cumulated(exactly(own), ((exactly(pence), answer) for pence, answer in others))
    assert found.least == own + sum(pence for pence, answer in others if answer is Answer.YES)
    assert found.most == own + sum(pence for pence, answer in others if answer is not Answer.NO)


def test_what_has_no_upper_end_makes_a_sum_without_one() -> None:
    found = cumulated(exactly(100), [(Amount(least=500, most=None), Answer.YES)])
    assert found == Amount(least=600, most=None)
