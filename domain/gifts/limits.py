"""The limits up to which gifts and hospitality may be accepted, and what the policy says of an offer."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from domain.interests.retention import MONTHS_PUBLISHED
from domain.kernel.answers import Answer, surely
from domain.kernel.values import value


class OfferKind(Enum):
    """What is offered."""

    PROMOTIONAL_ITEM = "PROMOTIONAL_ITEM"
    GIFT = "GIFT"
    CASH_OR_VOUCHER = "CASH_OR_VOUCHER"
    HOSPITALITY = "HOSPITALITY"


class Treatment(Enum):
    """What the policy says of an offer, mildest first."""

    NOTHING_TO_DECLARE = "NOTHING_TO_DECLARE"
    ACCEPT_AND_DECLARE = "ACCEPT_AND_DECLARE"
    ACCEPT_FOR_THE_BODY = "ACCEPT_FOR_THE_BODY"  # on behalf of the organisation, and declared
    DECLINE_UNLESS_APPROVED = "DECLINE_UNLESS_APPROVED"
    DECLINE = "DECLINE"


@value
class Amount:
    """Between how many pence a value lies; open above where the source sets no upper end."""

    least: int
    most: int | None


@value
class Limit:
    """An amount in pence; whether exactly this amount is still within it, the policy says itself."""

    pence: int
    inclusive: bool

    def holds(self, amount: Amount) -> Answer:
        """Whether the amount lies within the limit."""
        top = self.pence if self.inclusive else self.pence - 1
        return surely(amount.most is not None and amount.most <= top, amount.least > top)


@value
class GiftPolicy:
    """The limits of a body; the guidance leaves open what exactly £50 or £25 are, so each limit says so itself."""

    promotional: Limit = Limit(pence=600, inclusive=True)  # "up to £6"
    undeclared_gift: Limit = Limit(pence=5_000, inclusive=False)  # "under £50"
    undeclared_hospitality: Limit = Limit(pence=2_500, inclusive=False)  # "under £25"
    hospitality: Limit = Limit(pence=7_500, inclusive=True)  # "between £25 and £75"
    cumulated_months: int = 12
    published_months: int = MONTHS_PUBLISHED  # after it was received or declined

    def treatment(self, kind: OfferKind, alone: Amount, cumulated: Amount, *, from_supplier: bool) -> Treatment:
        """What the policy says; where the value is not known well enough, the stricter.

        Source: NHS England, Managing conflicts of interest in the NHS, 2017, gifts and hospitality.
        """
        match kind:
            case OfferKind.CASH_OR_VOUCHER:
                return Treatment.DECLINE
            case OfferKind.HOSPITALITY:
                return self._hospitality(alone)
            case OfferKind.PROMOTIONAL_ITEM if self.promotional.holds(alone) is Answer.YES:
                return Treatment.NOTHING_TO_DECLARE
        if from_supplier:
            return Treatment.DECLINE
        undeclared = self.undeclared_gift.holds(cumulated) is Answer.YES
        return Treatment.NOTHING_TO_DECLARE if undeclared else Treatment.ACCEPT_FOR_THE_BODY

    def _hospitality(self, alone: Amount) -> Treatment:
        if self.undeclared_hospitality.holds(alone) is Answer.YES:
            return Treatment.NOTHING_TO_DECLARE
        allowed = self.hospitality.holds(alone) is Answer.YES
        return Treatment.ACCEPT_AND_DECLARE if allowed else Treatment.DECLINE_UNLESS_APPROVED


DEFAULT_POLICY = GiftPolicy()


@value
class AdoptedGiftPolicy:
    """A policy as the body adopted it, in force from a day until the next."""

    policy: GiftPolicy
    in_force_from: date


def gift_policy_on(adopted: Iterable[AdoptedGiftPolicy], day: date) -> GiftPolicy:
    """The policy in force on the day, before the first the national limits; of two from one day, the later adopted."""
    found, since = DEFAULT_POLICY, date.min
    for one in adopted:
        if since <= one.in_force_from <= day:
            found, since = one.policy, one.in_force_from
    return found
