"""Writes down the registers as a whole, and the register of decisions as it is published."""

from domain.breaches.events import BreachReported, DecisionPutUnderReview, DecisionReviewSettled
from domain.cases.content import CaseContent
from domain.cases.events import CaseDrafted, CaseRevised
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.minutes.events import MinutesConfirmed
from domain.registers.events import (
    DecisionMakerNamed,
    DecisionMakerReleased,
    DecisionPublished,
    LegalHoldLifted,
    LegalHoldPlaced,
    RegisterPolicyAdopted,
)
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.registers.decision_tables import confirmations, entries, parties, reviews
from service.registers.tables import decision_makers, legal_holds, policies

project = Projector(policies, decision_makers, legal_holds, entries, parties, reviews, confirmations)


@project.on(RegisterPolicyAdopted)
def register_policy_adopted(fact: Fact[RegisterPolicyAdopted], read_model: ReadModel) -> None:
    """Add the policy."""
    it = fact.event
    read_model.add(
        policies,
        fact,
        shown_at=fact.position,
        declare_within_days=it.policy.declare_within_days,
        return_every_months=it.policy.return_every_months,
        published_months=it.policy.published_months,
        kept_years=it.policy.kept_years,
        in_force_from=it.in_force_from.isoformat(),
        citation=it.citation,
    )


@project.on(DecisionMakerNamed)
def decision_maker_named(fact: Fact[DecisionMakerNamed], read_model: ReadModel) -> None:
    """Add the person."""
    read_model.add(
        decision_makers, fact, person=str(fact.event.person), named=fact.event.since.text, released=None, lasting=1
    )


@project.on(DecisionMakerReleased)
def decision_maker_released(fact: Fact[DecisionMakerReleased], read_model: ReadModel) -> None:
    """Show until when."""
    key = {"person": str(fact.event.person), "lasting": 1}
    read_model.change(decision_makers, fact, key, released=fact.event.until.text, lasting=0)


@project.on(LegalHoldPlaced)
def legal_hold_placed(fact: Fact[LegalHoldPlaced], read_model: ReadModel) -> None:
    """Add the hold."""
    it = fact.event
    read_model.add(
        legal_holds,
        fact,
        hold=str(it.hold),
        person=str(it.person),
        placed_at=instant(fact.envelope.occurred_at),
        why_digest=str(it.why),
    )


@project.on(LegalHoldLifted)
def legal_hold_lifted(fact: Fact[LegalHoldLifted], read_model: ReadModel) -> None:
    """Show that it ended."""
    key, lifted_at = {"hold": str(fact.event.hold)}, instant(fact.envelope.occurred_at)
    read_model.change(legal_holds, fact, key, lifted_at=lifted_at, lifted_digest=str(fact.event.why))


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """Enter the decision, not yet published."""
    _entered(fact, fact.event, read_model, meeting=str(fact.event.meeting), motion=str(fact.event.motion))


@project.on(ChairsActionTaken)
def chairs_action_taken(fact: Fact[ChairsActionTaken], read_model: ReadModel) -> None:
    """Enter what two members did for the board, not yet published."""
    _entered(fact, fact.event, read_model, action_digest=str(fact.event.text))


def _entered(fact: Fact[Event], it: DecisionTaken | ChairsActionTaken, read_model: ReadModel, **words: str) -> None:
    read_model.add(
        entries,
        fact,
        decision=str(it.decision),
        board=str(it.board),
        number=it.number,
        case=str(it.case) if it.case else None,
        outcome=it.outcome.name,
        decided=it.decided.isoformat(),
        exemptions="",
        **words,
    )


@project.on(DecisionPublished)
def decision_published(fact: Fact[DecisionPublished], read_model: ReadModel) -> None:
    """Show when it was published, and in which words."""
    it = fact.event
    read_model.change(
        entries,
        fact,
        {"decision": str(it.decision)},
        published=it.published.isoformat(),
        public_text_digest=str(it.public_text) if it.public_text else None,
        exemptions=" ".join(one.name for one in it.exemptions),
    )


@project.on(BreachReported)
def breach_reported(fact: Fact[BreachReported], read_model: ReadModel) -> None:
    """Show the decisions that it may have tainted as under review."""
    for decision in fact.event.decisions:
        read_model.add(reviews, fact, breach=str(fact.event.breach), decision=str(decision))


@project.on(DecisionPutUnderReview)
def decision_put_under_review(fact: Fact[DecisionPutUnderReview], read_model: ReadModel) -> None:
    """Show the decision as under review."""
    read_model.add(reviews, fact, breach=str(fact.event.breach), decision=str(fact.event.decision))


@project.on(DecisionReviewSettled)
def decision_review_settled(fact: Fact[DecisionReviewSettled], read_model: ReadModel) -> None:
    """Show it as under review no longer."""
    it = fact.event
    read_model.end(reviews, fact, {"breach": str(it.breach), "decision": str(it.decision)})


@project.on(MinutesConfirmed)
def minutes_confirmed(fact: Fact[MinutesConfirmed], read_model: ReadModel) -> None:
    """Remember the day, for the decisions in them."""
    day = day_of(fact.envelope.occurred_at)
    read_model.add(confirmations, fact, meeting=str(fact.event.meeting), confirmed=day.isoformat())


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
