"""Writes the register of gifts and hospitality down."""

import json
from datetime import date

from domain.cases.content import CaseContent
from domain.cases.events import CaseDrafted, CaseRevised
from domain.gifts.events import GiftAccepted, GiftDeclared, GiftDeclined, GiftPolicyAdopted
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from service.gifts.tables import gifts, parties, policies
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(policies, gifts, parties)


@project.on(GiftPolicyAdopted)
def gift_policy_adopted(fact: Fact[GiftPolicyAdopted], read_model: ReadModel) -> None:
    """Add the policy."""
    it = fact.event
    read_model.add(
        policies,
        fact,
        shown_at=fact.position,
        policy=json.dumps(write(it.policy, str)),
        in_force_from=it.in_force_from.isoformat(),
        citation=it.citation,
    )


@project.on(GiftDeclared)
def gift_declared(fact: Fact[GiftDeclared], read_model: ReadModel) -> None:
    """Enter the offer."""
    it = fact.event
    read_model.add(
        gifts,
        fact,
        gift=str(it.gift),
        person=str(it.person),
        kind=it.kind.name,
        offered=it.offered.text,
        value=json.dumps(write(it.value, str)),
        details_digest=str(it.details),
        organisation=str(it.organisation) if it.organisation else None,
        offered_by_digest=str(it.offered_by) if it.offered_by else None,
        business_digest=str(it.business) if it.business else None,
        from_supplier=int(it.from_supplier),
        treatment=it.treatment.name,
        cumulated_least=it.cumulated.least,
        cumulated_most=it.cumulated.most,
        answer="OPEN",
        first_day=it.offered.earliest.isoformat(),
        last_day=date.max.isoformat(),
        for_the_body=0,
    )


@project.on(GiftAccepted)
def gift_accepted(fact: Fact[GiftAccepted], read_model: ReadModel) -> None:
    """Show that it was accepted, and what the policy says of it then."""
    it = fact.event
    read_model.change(
        gifts,
        fact,
        {"gift": str(it.gift)},
        answer="ACCEPTED",
        answered=it.received.text,
        last_day=it.received.latest.isoformat(),
        for_the_body=int(it.for_the_body),
        reviewed_by=str(it.approved_by) if it.approved_by else None,
        why_digest=str(it.why) if it.why else None,
        treatment=it.treatment.name,
        cumulated_least=it.cumulated.least,
        cumulated_most=it.cumulated.most,
    )


@project.on(GiftDeclined)
def gift_declined(fact: Fact[GiftDeclined], read_model: ReadModel) -> None:
    """Show that it was declined."""
    it = fact.event
    read_model.change(
        gifts,
        fact,
        {"gift": str(it.gift)},
        answer="DECLINED",
        answered=it.declined.text,
        last_day=it.declined.latest.isoformat(),
        reviewed_by=str(it.reviewed_by) if it.reviewed_by else None,
        why_digest=str(it.why),
    )


@project.on(CaseDrafted)
def case_drafted(fact: Fact[CaseDrafted], read_model: ReadModel) -> None:
    """Keep which organisations it names."""
    read_model.add(parties, fact, case=str(fact.event.case), organisations=_named(fact.event.content))


@project.on(CaseRevised)
def case_revised(fact: Fact[CaseRevised], read_model: ReadModel) -> None:
    """Keep which organisations it names now."""
    read_model.change(parties, fact, {"case": str(fact.event.case)}, organisations=_named(fact.event.content))


def _named(content: CaseContent) -> str:
    return f" {' '.join(sorted({party.organisation for party in content.parties}))} "
