"""Declaring, accepting and declining what was offered."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.gifts.commands import AcceptGift, AdoptGiftPolicy, DeclareGift, DeclineGift
from domain.gifts.decider import decider
from domain.gifts.events import GiftAccepted, GiftDeclared, GiftDeclined, GiftPolicyAdopted
from domain.gifts.limits import DEFAULT_POLICY, Amount, GiftPolicy, Limit, OfferKind, Treatment
from domain.gifts.policies import (
    AnsweredBeforeOffered,
    ApprovedByTheRecipient,
    GiftAlreadyAnswered,
    GiftFromNobody,
    GiftToBeDeclined,
    InvalidGiftPolicy,
    NotForTheBody,
    NotTheRecipient,
    SeniorApprovalMissing,
    UnknownGift,
)
from domain.kernel.dates import PartialDate
from domain.kernel.ids import GiftId, LinkId, OrganisationCode
from domain.kernel.messages import Mode
from domain.kernel.money import Money
from domain.kernel.spec import ASKED, given
from domain.organisations.events import BodyEstablished, BodyKind, LinkKind, OrganisationsLinked
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson
from domain.tests.interests.make import ADA, BEN, BODY, OAK, numbered, organisation_registered, person_registered

PEN, BOOK, DINNER = (GiftId(numbered(n)) for n in (81, 82, 83))
ELM, ASH = OrganisationCode("F86002"), OrganisationCode("F86003")
ESTABLISHED = BodyEstablished(body=BODY, name="NHS Test", kind=BodyKind.CCG, established=None, abolished=None)
REGISTERED = (person_registered(), person_registered(BEN), organisation_registered())


def declared(gift: GiftId, kind: OfferKind = OfferKind.GIFT, pounds: int = 30, **said: Any) -> GiftDeclared:  # noqa: ANN401
    event = GiftDeclared(
        gift=gift,
        person=ADA,
        kind=kind,
        offered=PartialDate("2009-05-01"),
        value=Money(amount_pence=pounds * 100),
        details="A gift",
        organisation=OAK,
        offered_by=None,
        business=None,
        from_supplier=False,
        treatment=Treatment.NOTHING_TO_DECLARE,
        cumulated=Amount(least=0, most=0),
    )
    return replace(event, **said)


def declare(gift: GiftId = BOOK, kind: OfferKind = OfferKind.GIFT, pounds: int = 30, **said: Any) -> DeclareGift:  # noqa: ANN401
    command = DeclareGift(
        asked=ASKED,
        body=BODY,
        gift=gift,
        person=ADA,
        kind=kind,
        offered=PartialDate("2009-06-01"),
        value=Money(amount_pence=pounds * 100),
        details="A gift",
        organisation=OAK,
        offered_by=None,
        business=None,
        from_supplier=False,
    )
    return replace(command, **said)


def accepted(gift: GiftId) -> GiftAccepted:
    return GiftAccepted(
        gift=gift,
        person=ADA,
        received=PartialDate("2009-05-01"),
        for_the_body=False,
        approved_by=None,
        why=None,
        treatment=Treatment.NOTHING_TO_DECLARE,
        cumulated=Amount(least=0, most=0),
    )


def accept(gift: GiftId = BOOK, **said: Any) -> AcceptGift:  # noqa: ANN401
    command = AcceptGift(
        asked=ASKED,
        body=BODY,
        gift=gift,
        person=ADA,
        received=PartialDate("2009-06-02"),
        for_the_body=False,
        approved_by=None,
        why=None,
    )
    return replace(command, **said)


def decline(gift: GiftId = BOOK, **said: Any) -> DeclineGift:  # noqa: ANN401
    command = DeclineGift(
        asked=ASKED,
        gift=gift,
        person=ADA,
        declined=PartialDate("2009-06-02"),
        reviewed_by=None,
        why="Not appropriate",
    )
    return replace(command, **said)


def test_an_offer_is_declared_with_what_the_policy_says_of_it() -> None:
    event = given(decider, *REGISTERED).when(declare(pounds=60)).then_some(GiftDeclared)
    assert (event.treatment, event.cumulated) == (Treatment.ACCEPT_FOR_THE_BODY, Amount(least=6_000, most=6_000))


def test_gifts_accepted_from_one_source_in_twelve_months_count_together() -> None:
    before = (*REGISTERED, declared(PEN), accepted(PEN))
    event = given(decider, *before).when(declare(pounds=20)).then_some(GiftDeclared)
    assert (event.treatment, event.cumulated) == (Treatment.ACCEPT_FOR_THE_BODY, Amount(least=5_000, most=5_000))
    event = given(decider, *before).when(declare(pounds=19)).then_some(GiftDeclared)
    assert event.treatment is Treatment.NOTHING_TO_DECLARE


def one_with(holder: OrganisationCode, held: OrganisationCode, **said: Any) -> OrganisationsLinked:  # noqa: ANN401
    link = LinkId(numbered(ord(holder[-1]) + 100 * ord(held[-1])))
    same = OrganisationsLinked(
        link=link, holder=holder, held=held, kind=LinkKind.SAME_ORGANISATION, held_from=None, held_to=None
    )
    return replace(same, **said)


def test_gifts_of_one_organisation_count_together_under_whichever_of_its_entries() -> None:
    others = (organisation_registered(ELM), organisation_registered(ASH))
    before = (*REGISTERED, *others, declared(PEN, organisation=ASH), accepted(PEN))
    chain = (one_with(ELM, OAK), one_with(ELM, ASH, kind=LinkKind.SUCCESSION))
    for links, pence in (
        ((), 2_000),
        (chain, 5_000),
        (chain[:1], 2_000),
        ((one_with(OAK, ASH, held_to=PartialDate("2009-04-30")),), 2_000),
        ((one_with(OAK, ASH, kind=LinkKind.OWNERSHIP),), 2_000),
    ):
        event = given(decider, *before, *links).when(declare(pounds=20)).then_some(GiftDeclared)
        assert event.cumulated == Amount(least=pence, most=pence)
    event = given(decider, *before, declared(BOOK), *chain).when(accept(for_the_body=True)).then_some(GiftAccepted)
    assert event.cumulated == Amount(least=6_000, most=6_000)


def test_what_was_declined_or_came_from_elsewhere_or_long_ago_does_not_count() -> None:
    refused = GiftDeclined(gift=PEN, person=ADA, declined=PartialDate("2009"), reviewed_by=None, why="No")
    for facts in (
        (declared(PEN), refused),
        (declared(PEN),),
        (declared(PEN, organisation=None, offered_by="A patient"), accepted(PEN)),
        (declared(PEN, offered=PartialDate("2008-06-01")), accepted(PEN)),
        (declared(PEN, OfferKind.HOSPITALITY), accepted(PEN)),
        (declared(PEN, person=BEN), replace(accepted(PEN), person=BEN)),
    ):
        event = given(decider, *REGISTERED, *facts).when(declare(pounds=30)).then_some(GiftDeclared)
        assert event.cumulated == Amount(least=3_000, most=3_000)


def test_the_limits_of_the_body_hold_from_their_day() -> None:
    policy = replace(DEFAULT_POLICY, undeclared_gift=Limit(pence=1_000, inclusive=True))
    adopted = GiftPolicyAdopted(body=BODY, policy=policy, in_force_from=date(2009, 5, 1), citation="Policy 4")
    told = given(decider, *REGISTERED, adopted).when(declare(pounds=11)).then_some(GiftDeclared)
    assert told.treatment is Treatment.ACCEPT_FOR_THE_BODY
    adopt = AdoptGiftPolicy(asked=ASKED, body=BODY, policy=policy, in_force_from=date(2009, 5, 1), citation="Policy 4")
    given(decider, ESTABLISHED).when(adopt).then(adopted)
    falling = GiftPolicy(hospitality=Limit(pence=1_000, inclusive=True))
    for wrong in (falling, GiftPolicy(cumulated_months=0), GiftPolicy(published_months=0)):
        given(decider, ESTABLISHED).when(replace(adopt, policy=wrong)).then_refused(InvalidGiftPolicy)


def test_a_gift_comes_from_somebody_known_and_goes_to_somebody_known() -> None:
    given(decider, *REGISTERED[1:]).when(declare()).then_refused(UnknownPerson)
    given(decider, *REGISTERED[:2]).when(declare()).then_refused(UnknownOrganisation)
    given(decider, *REGISTERED).when(declare(organisation=None)).then_refused(GiftFromNobody)
    given(decider, *REGISTERED).when(declare(organisation=None, offered_by="A patient")).then_some(GiftDeclared)


def test_cash_and_gifts_of_suppliers_are_not_accepted() -> None:
    for gift in (declared(BOOK, OfferKind.CASH_OR_VOUCHER), declared(BOOK, from_supplier=True)):
        given(decider, *REGISTERED, gift).when(accept()).then_refused(GiftToBeDeclined)


def test_a_gift_above_the_limit_is_accepted_for_the_body_only() -> None:
    book = declared(BOOK, pounds=50)
    given(decider, *REGISTERED, book).when(accept()).then_refused(NotForTheBody)
    event = given(decider, *REGISTERED, book).when(accept(for_the_body=True)).then_some(GiftAccepted)
    assert event.treatment is Treatment.ACCEPT_FOR_THE_BODY


def test_hospitality_above_the_limit_needs_the_approval_of_another_officer_and_a_reason() -> None:
    dinner = declared(DINNER, OfferKind.HOSPITALITY, 76)
    facts = given(decider, *REGISTERED, dinner)
    facts.when(accept(DINNER)).then_refused(SeniorApprovalMissing, pointer="/approvedBy")
    facts.when(accept(DINNER, approved_by=BEN)).then_refused(SeniorApprovalMissing, pointer="/why")
    facts.when(accept(DINNER, approved_by=ADA, why="Speaker")).then_refused(ApprovedByTheRecipient)
    facts.when(accept(DINNER, approved_by=BEN, why="Speaker")).then_some(GiftAccepted, approved_by=BEN)


def test_what_was_accepted_against_the_policy_is_written_down_afterwards_with_a_finding() -> None:
    asked = replace(ASKED, mode=Mode.RETROSPECTIVE, reason="From the paper register", source="Register 2009")
    voucher = declared(BOOK, OfferKind.CASH_OR_VOUCHER)
    given(decider, *REGISTERED, voucher).when(accept(asked=asked)).then_some(GiftAccepted, treatment=Treatment.DECLINE)


def test_an_offer_is_answered_once_by_its_recipient_and_not_before_it_is_made() -> None:
    facts = (*REGISTERED, declared(BOOK))
    declined = GiftDeclined(
        gift=BOOK, person=ADA, declined=PartialDate("2009-06-02"), reviewed_by=None, why="Not appropriate"
    )
    given(decider, *facts).when(decline()).then(declined)
    given(decider, *facts, declined).when(accept()).then_refused(GiftAlreadyAnswered)
    given(decider, *facts).when(decline(person=BEN)).then_refused(NotTheRecipient)
    given(decider, *facts).when(decline(declined=PartialDate("2009-04"))).then_refused(AnsweredBeforeOffered)
    given(decider, *REGISTERED).when(decline()).then_refused(UnknownGift)
