"""What forbids a gift to be declared, accepted or declined, and why."""

from domain.gifts.commands import AcceptGift, AdoptGiftPolicy, Answering, DeclareGift, DeclineGift
from domain.gifts.limits import Treatment
from domain.gifts.state import Gifts
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import BodyNotEstablished
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson


class InvalidGiftPolicy(Refused):
    """The limits of a policy rise: no more is accepted undeclared than at all; and each of its periods is a time."""

    code = "invalid-gift-policy"


class GiftAlreadyDeclared(Refused):
    """A gift is already declared under this id."""

    code = "gift-already-declared"


class GiftFromNobody(Refused):
    """A gift comes from somebody: an organisation on the register, or whoever is named in words."""

    code = "gift-from-nobody"


class UnknownGift(Refused):
    """No gift is declared under this id."""

    code = "unknown-gift"


class NotTheRecipient(Refused):
    """The gift was offered to somebody else."""

    code = "not-the-recipient"


class GiftAlreadyAnswered(Refused):
    """It is already on record whether this was accepted or declined."""

    code = "gift-already-answered"


class AnsweredBeforeOffered(Refused):
    """Nothing is accepted or declined before it is offered."""

    code = "answered-before-offered"


class ApprovedByTheRecipient(Refused):
    """Nobody approves what they were offered themselves."""

    code = "approved-by-the-recipient"
    bends = True


class GiftToBeDeclined(Refused):
    """The policy has this declined: cash and vouchers always, and gifts of suppliers above the promotional limit."""

    code = "gift-to-be-declined"
    bends = True


class SeniorApprovalMissing(Refused):
    """Hospitality above the limit is accepted only with the approval of a senior officer and a recorded reason."""

    code = "senior-approval-missing"
    bends = True


class NotForTheBody(Refused):
    """A gift above the limit is accepted only on behalf of the body, and never for oneself."""

    code = "not-for-the-body"
    bends = True


def the_body_settles_its_own_limits(command: AdoptGiftPolicy, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: organisations adopt a local policy."""
    return None if command.body in known.bodies else BodyNotEstablished(body=command.body)


def limits_rise(command: AdoptGiftPolicy, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: under £25, £25 to £75, over £75."""
    policy = command.policy
    rising = policy.undeclared_hospitality.pence <= policy.hospitality.pence
    lasting = min(policy.cumulated_months, policy.published_months) > 0
    return None if rising and lasting else InvalidGiftPolicy(pointer="/policy")


def a_gift_is_declared_once(command: DeclareGift, known: Gifts) -> Refused | None:
    """RFC 9562, section 6: an id names one gift."""
    declared = known.offers.get(command.gift)
    return GiftAlreadyDeclared(evidence=[declared.declared_at], pointer="/gift") if declared else None


def only_a_registered_person_is_offered_anything(command: DeclareGift, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: recipient name and position."""
    return None if command.person in known.people else UnknownPerson(pointer="/person", person=command.person)


def a_gift_comes_from_somebody(command: DeclareGift, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: supplier or offeror name and nature of business."""
    if command.organisation is None:
        return None if command.offered_by is not None else GiftFromNobody(pointer="/organisation")
    if command.organisation in known.organisations:
        return None
    return UnknownOrganisation(pointer="/organisation", organisation=command.organisation)


def only_a_declared_gift_is_answered(command: Answering, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: date of offer, then date of receipt."""
    return None if command.gift in known.offers else UnknownGift(gift=command.gift)


def only_the_recipient_answers(command: Answering, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: the recipient answers for what they accept."""
    offer = known.offers[command.gift]
    if offer.person == command.person:
        return None
    return NotTheRecipient(evidence=[offer.declared_at], pointer="/person")


def a_gift_is_answered_once(command: Answering, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: declined or accepted."""
    offer = known.offers[command.gift]
    if offer.answered_at is None:
        return None
    return GiftAlreadyAnswered(evidence=[offer.declared_at, offer.answered_at], pointer="/gift")


def a_gift_is_answered_after_it_is_offered(command: Answering, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: date of offer, then date of receipt."""
    offer, (answered, pointer) = known.offers[command.gift], _answered(command)
    if answered.before(offer.offered) is not Answer.YES:
        return None
    return AnsweredBeforeOffered(evidence=[offer.declared_at], pointer=pointer)


def another_officer_reviews(command: Answering, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex C: details of the officer reviewing and approving."""
    officer, pointer = _officer(command)
    if officer is None:
        return None
    if officer not in known.people:
        return UnknownPerson(pointer=pointer, person=officer)
    return ApprovedByTheRecipient(pointer=pointer) if officer == command.person else None


def what_the_policy_has_declined_is_not_accepted(command: AcceptGift, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: cash and vouchers are always declined."""
    offer = known.offers[command.gift]
    if known.treatment(offer) is not Treatment.DECLINE:
        return None
    return GiftToBeDeclined(evidence=[offer.declared_at])


def hospitality_above_the_limit_is_approved(command: AcceptGift, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: over £75, senior approval and a clear reason."""
    offer = known.offers[command.gift]
    approved = command.approved_by is not None and command.why is not None
    if known.treatment(offer) is not Treatment.DECLINE_UNLESS_APPROVED or approved:
        return None
    missing = "/approvedBy" if command.approved_by is None else "/why"
    return SeniorApprovalMissing(evidence=[offer.declared_at], pointer=missing)


def a_gift_above_the_limit_is_the_bodys(command: AcceptGift, known: Gifts) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: over £50 only on behalf of the organisation."""
    offer = known.offers[command.gift]
    if known.treatment(offer) is not Treatment.ACCEPT_FOR_THE_BODY or command.for_the_body:
        return None
    return NotForTheBody(evidence=[offer.declared_at], pointer="/forTheBody")


def _answered(command: Answering) -> tuple[PartialDate, str]:
    match command:
        case AcceptGift():
            return command.received, "/received"
        case DeclineGift():
            return command.declined, "/declined"


def _officer(command: Answering) -> tuple[PersonId | None, str]:
    match command:
        case AcceptGift():
            return command.approved_by, "/approvedBy"
        case DeclineGift():
            return command.reviewed_by, "/reviewedBy"


ADOPTING = (the_body_settles_its_own_limits, limits_rise)
DECLARING = (only_a_registered_person_is_offered_anything, a_gift_is_declared_once, a_gift_comes_from_somebody)
ANSWERING = (
    only_a_declared_gift_is_answered,
    only_the_recipient_answers,
    a_gift_is_answered_once,
    a_gift_is_answered_after_it_is_offered,
    another_officer_reviews,
)
ACCEPTING = (
    *ANSWERING,
    what_the_policy_has_declined_is_not_accepted,
    hospitality_above_the_limit_is_approved,
    a_gift_above_the_limit_is_the_bodys,
)
