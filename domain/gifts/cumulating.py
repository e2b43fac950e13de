"""Cumulating: what gifts from one source come to within twelve months, as far as their days and values are known."""

from collections.abc import Iterable

from domain.gifts.limits import Amount
from domain.kernel.answers import Answer, surely
from domain.kernel.dates import PartialDate
from domain.kernel.money import LARGEST, Money
from domain.kernel.months import months_after


def amount_of(money: Money) -> Amount:
    """Between how many pence the value of an offer lies."""
    return Amount(least=money.least or 0, most=money.most)


def counts_with(earlier: PartialDate, offered: PartialDate, months: int) -> Answer:
    """Whether an offer was made in the months up to another; the same day of the year before lies outside."""
    surely_before = earlier.latest <= offered.earliest
    surely_within = months_after(earlier.earliest, months) > offered.latest
    outside = earlier.earliest > offered.latest or months_after(earlier.latest, months) <= offered.earliest
    return surely(surely_before and surely_within, outside)


def cumulated(own: Amount, others: Iterable[tuple[Amount, Answer]]) -> Amount:
    """The value of an offer and of those that count with it: at least, and at most."""
    counting = [(amount, answer) for amount, answer in others if answer.possible]
    least = own.least + sum(amount.least for amount, answer in counting if answer is Answer.YES)
    tops = [own.most, *(amount.most for amount, _ in counting)]
    known = [top for top in tops if top is not None]
    most = min(sum(known), LARGEST) if len(known) == len(tops) else None
    return Amount(least=min(least, LARGEST), most=most)
