"""What one may ask about gifts and hospitality."""

from datetime import date

from domain.gifts.limits import GiftPolicy, OfferKind
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, GiftId, OrganisationCode, PersonId
from domain.kernel.messages import Command, FreeText, PersonalText, PublicText
from domain.kernel.money import Money
from domain.kernel.values import value


@value
class AdoptGiftPolicy(Command):
    """Settle the limits for gifts and hospitality, from a day on."""

    body: BodyCode
    policy: GiftPolicy
    in_force_from: date
    citation: PublicText


@value
class DeclareGift(Command):
    """Declare what somebody was offered."""

    body: BodyCode
    gift: GiftId
    person: PersonId
    kind: OfferKind
    offered: PartialDate
    value: Money
    details: PersonalText
    organisation: OrganisationCode | None
    offered_by: PersonalText | None
    business: FreeText | None
    from_supplier: bool


@value
class AcceptGift(Command):
    """Record that what was offered was accepted."""

    body: BodyCode
    gift: GiftId
    person: PersonId
    received: PartialDate
    for_the_body: bool
    approved_by: PersonId | None
    why: FreeText | None


@value
class DeclineGift(Command):
    """Record that what was offered was declined."""

    gift: GiftId
    person: PersonId
    declined: PartialDate
    reviewed_by: PersonId | None
    why: FreeText


Answering = AcceptGift | DeclineGift
