"""What is remembered of gifts: the limits, who and what is registered, and what was offered before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.gifts.cumulating import amount_of, counts_with, cumulated
from domain.gifts.events import GiftAccepted, GiftDeclared, GiftDeclined, GiftPolicyAdopted
from domain.gifts.limits import AdoptedGiftPolicy, Amount, OfferKind, Treatment, gift_policy_on
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, GiftId, OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.organisations import links
from domain.organisations.as_one import as_one
from domain.organisations.events import BodyEstablished, LinkEnded, OrganisationRegistered, OrganisationsLinked
from domain.organisations.links import NO_LINKS, ONE, Links
from domain.people.events import PersonRegistered


@value
class Offer:
    """An offer on record, and how it was answered."""

    gift: GiftId
    person: PersonId
    kind: OfferKind
    offered: PartialDate
    amount: Amount
    organisation: OrganisationCode | None
    from_supplier: bool
    declared_at: int
    answered_at: int | None = None
    accepted: bool = False


@value
class Gifts:
    """The register of gifts, as far as a command needs it."""

    policies: tuple[AdoptedGiftPolicy, ...]
    bodies: frozenset[BodyCode]
    people: frozenset[PersonId]
    organisations: frozenset[OrganisationCode]
    offers: Mapping[GiftId, Offer]
    links: Links

    def as_the_source_at(self, source: OrganisationCode, distance: int) -> frozenset[OrganisationCode]:
        """The entries that mean the source of a gift, or did or will, so many links away from it."""
        found, here = frozenset[OrganisationCode](), frozenset({source})
        for _ in range(distance):
            found |= here
            ends = (link.held for one in here for link in self.links.of_holder(one) if link.kind in ONE)
            here = frozenset(ends) - found
        return here

    def cumulated(self, offer: Offer) -> Amount:
        """What an offer comes to with the gifts accepted from the same source in the months before it."""
        day = offer.offered.latest
        months, names = gift_policy_on(self.policies, day).cumulated_months, as_one(self.links, day)
        same = (one for one in self.offers.values() if _from_the_same(one, offer, names) and one.accepted)
        return cumulated(offer.amount, ((one.amount, counts_with(one.offered, offer.offered, months)) for one in same))

    def treatment(self, offer: Offer) -> Treatment:
        """What the policy of its day says of an offer."""
        policy = gift_policy_on(self.policies, offer.offered.latest)
        return policy.treatment(offer.kind, offer.amount, self.cumulated(offer), from_supplier=offer.from_supplier)


BLANK = Gifts(policies=(), bodies=frozenset(), people=frozenset(), organisations=frozenset(), offers={}, links=NO_LINKS)


def evolve(known: Gifts, fact: Fact[Event]) -> Gifts:
    """Remember what happened to gifts; anything else changes nothing."""
    remember = _REMEMBER.get(type(fact.event))
    return remember(known, fact) if remember else known


def _from_the_same(one: Offer, offer: Offer, names: Mapping[OrganisationCode, OrganisationCode]) -> bool:
    """Whether another gift came to the same person from the same organisation, under whichever of its entries."""
    source, other = offer.organisation, one.organisation
    if one.gift == offer.gift or source is None or other is None or one.kind is not OfferKind.GIFT:
        return False
    return one.person == offer.person and names.get(other, other) == names.get(source, source)


def _linked(known: Gifts, fact: Fact[OrganisationsLinked | LinkEnded]) -> Gifts:
    return replace(known, links=links.evolve(known.links, fact))


def _adopted(known: Gifts, fact: Fact[GiftPolicyAdopted]) -> Gifts:
    adopted = AdoptedGiftPolicy(policy=fact.event.policy, in_force_from=fact.event.in_force_from)
    return replace(known, policies=(*known.policies, adopted))


def _body(known: Gifts, fact: Fact[BodyEstablished]) -> Gifts:
    return replace(known, bodies=known.bodies | {fact.event.body})


def _person(known: Gifts, fact: Fact[PersonRegistered]) -> Gifts:
    return replace(known, people=known.people | {fact.event.person})


def _organisation(known: Gifts, fact: Fact[OrganisationRegistered]) -> Gifts:
    return replace(known, organisations=known.organisations | {fact.event.organisation})


def _declared(known: Gifts, fact: Fact[GiftDeclared]) -> Gifts:
    event = fact.event
    offer = Offer(
        gift=event.gift,
        person=event.person,
        kind=event.kind,
        offered=event.offered,
        amount=amount_of(event.value),
        organisation=event.organisation,
        from_supplier=event.from_supplier,
        declared_at=fact.position,
    )
    return replace(known, offers={**known.offers, event.gift: offer})


def _answered(known: Gifts, fact: Fact[GiftAccepted | GiftDeclined]) -> Gifts:
    offer = known.offers.get(fact.event.gift)
    if offer is None:
        return known
    answered = replace(offer, answered_at=fact.position, accepted=isinstance(fact.event, GiftAccepted))
    return replace(known, offers={**known.offers, offer.gift: answered})


_REMEMBER: Mapping[type[Event], Callable[[Gifts, Fact[Any]], Gifts]] = {
    GiftPolicyAdopted: _adopted,
    BodyEstablished: _body,
    PersonRegistered: _person,
    OrganisationRegistered: _organisation,
    GiftDeclared: _declared,
    GiftAccepted: _answered,
    GiftDeclined: _answered,
    OrganisationsLinked: _linked,
    LinkEnded: _linked,
}
