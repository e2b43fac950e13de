"""What happens to gifts and hospitality that were offered."""

from datetime import date

from domain.gifts.limits import Amount, GiftPolicy, OfferKind, Treatment
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, GiftId, OrganisationCode, PersonId
from domain.kernel.messages import Event, FreeText, PersonalText, PublicText, event
from domain.kernel.money import Money


@event("gifts.GiftPolicyAdopted", version=1)
class GiftPolicyAdopted(Event):
    """A body settled its limits for gifts and hospitality, from a day on."""

    body: BodyCode
    policy: GiftPolicy
    in_force_from: date
    citation: PublicText


@event("gifts.GiftDeclared", version=1)
class GiftDeclared(Event):
    """Somebody declared what they were offered; what the policy says of it was worked out from the record."""

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
    treatment: Treatment
    cumulated: Amount


@event("gifts.GiftAccepted", version=1)
class GiftAccepted(Event):
    """What was offered was accepted, for oneself or for the body."""

    gift: GiftId
    person: PersonId
    received: PartialDate
    for_the_body: bool
    approved_by: PersonId | None
    why: FreeText | None
    treatment: Treatment
    cumulated: Amount


@event("gifts.GiftDeclined", version=1)
class GiftDeclined(Event):
    """What was offered was declined."""

    gift: GiftId
    person: PersonId
    declined: PartialDate
    reviewed_by: PersonId | None
    why: FreeText
