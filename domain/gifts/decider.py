"""How the register of gifts answers what it is asked."""

from collections.abc import Callable, Sequence
from typing import assert_never

from domain.gifts.commands import AcceptGift, AdoptGiftPolicy, DeclareGift, DeclineGift
from domain.gifts.cumulating import amount_of
from domain.gifts.events import GiftAccepted, GiftDeclared, GiftDeclined, GiftPolicyAdopted
from domain.gifts.policies import ACCEPTING, ADOPTING, ANSWERING, DECLARING
from domain.gifts.state import BLANK, Gifts, Offer, evolve
from domain.interests.reach import MOST_LINKS
from domain.kernel.deciders import Decider
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Selection, about
from domain.organisations.events import BodyEstablished, LinkEnded, OrganisationRegistered, OrganisationsLinked
from domain.people.events import PersonRegistered

GiftsCommand = AdoptGiftPolicy | DeclareGift | AcceptGift | DeclineGift
LIFE = (GiftDeclared, GiftAccepted, GiftDeclined)


def the_limits_and_what_was_offered(command: GiftsCommand, known: Gifts) -> Selection:
    """The body's policies, who and what is named, and everything that the person was offered before."""
    match command:
        case AdoptGiftPolicy(body=body):
            return about(body, BodyEstablished)
        case DeclareGift(body=body, gift=gift, person=person, organisation=organisation):
            named = about((organisation,) if organisation else (), OrganisationRegistered)
            return about(body, GiftPolicyAdopted) | about(gift, *LIFE) | _offered_to(person) | named
        case AcceptGift(body=body, gift=gift, person=person, approved_by=officer):
            return about(body, GiftPolicyAdopted) | about(gift, *LIFE) | _offered_to(person) | _entered(officer)
        case DeclineGift(gift=gift, reviewed_by=officer):
            return about(gift, *LIFE) | _entered(officer)


def the_entries_of_its_source(distance: int) -> Callable[[GiftsCommand, Gifts], Selection]:
    """What links the entries of the organisation that offers it, so many links away, with others that mean the same."""

    def entries(command: GiftsCommand, known: Gifts) -> Selection:
        match command:
            case DeclareGift(organisation=source):
                pass
            case AcceptGift(gift=gift) if gift in known.offers:
                source = known.offers[gift].organisation
            case _:
                return NOTHING
        reached = known.as_the_source_at(source, distance) if source else ()
        return about(sorted(reached), OrganisationsLinked, LinkEnded)

    return entries


def decide(command: GiftsCommand, known: Gifts) -> Sequence[Event]:
    """Apply the rules of the register; raise `Refused` where they forbid the command."""
    match command:
        case AdoptGiftPolicy():
            enforce(ADOPTING, command, known)
            return [_adopted(command)]
        case DeclareGift():
            enforce(DECLARING, command, known)
            return [_declared(command, known)]
        case AcceptGift():
            enforce(ACCEPTING, command, known)
            return [_accepted(command, known)]
        case DeclineGift():
            enforce(ANSWERING, command, known)
            return [_declined(command)]
    assert_never(command)


def _offered_to(person: PersonId) -> Selection:
    return about(person, PersonRegistered, *LIFE)


def _entered(officer: PersonId | None) -> Selection:
    return about(officer, PersonRegistered) if officer else NOTHING


def _adopted(command: AdoptGiftPolicy) -> GiftPolicyAdopted:
    return GiftPolicyAdopted(
        body=command.body,
        policy=command.policy,
        in_force_from=command.in_force_from,
        citation=command.citation,
    )


def _declared(command: DeclareGift, known: Gifts) -> GiftDeclared:
    offer = Offer(
        gift=command.gift,
        person=command.person,
        kind=command.kind,
        offered=command.offered,
        amount=amount_of(command.value),
        organisation=command.organisation,
        from_supplier=command.from_supplier,
        declared_at=0,
    )
    return GiftDeclared(
        gift=command.gift,
        person=command.person,
        kind=command.kind,
        offered=command.offered,
        value=command.value,
        details=command.details,
        organisation=command.organisation,
        offered_by=command.offered_by,
        business=command.business,
        from_supplier=command.from_supplier,
        treatment=known.treatment(offer),
        cumulated=known.cumulated(offer),
    )


def _accepted(command: AcceptGift, known: Gifts) -> GiftAccepted:
    offer = known.offers[command.gift]
    return GiftAccepted(
        gift=command.gift,
        person=offer.person,
        received=command.received,
        for_the_body=command.for_the_body,
        approved_by=command.approved_by,
        why=command.why,
        treatment=known.treatment(offer),
        cumulated=known.cumulated(offer),
    )


def _declined(command: DeclineGift) -> GiftDeclined:
    return GiftDeclined(
        gift=command.gift,
        person=command.person,
        declined=command.declined,
        reviewed_by=command.reviewed_by,
        why=command.why,
    )


decider = Decider[GiftsCommand, Gifts](
    name="gifts",
    commands=(AdoptGiftPolicy, DeclareGift, AcceptGift, DeclineGift),
    selects=(the_limits_and_what_was_offered, *map(the_entries_of_its_source, range(MOST_LINKS))),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*ADOPTING, *DECLARING, *ACCEPTING))),
    edition=2,  # the entries of one organisation count together
)
