"""Writes the register of breaches down."""

from domain.breaches.events import (
    ActionsTaken,
    BreachClosed,
    BreachDetermined,
    BreachPublished,
    BreachReported,
    BreachTriaged,
    DecisionPutUnderReview,
    DecisionReviewSettled,
    InvestigationBegun,
)
from domain.breaches.state import Stage
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from service.breaches.tables import breaches, reviews
from service.clock import london_day
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(breaches, reviews)


@project.on(BreachReported)
def breach_reported(fact: Fact[BreachReported], read_model: ReadModel) -> None:
    """Open the file, and put the decisions under review."""
    it = fact.event
    read_model.add(
        breaches,
        fact,
        breach=str(it.breach),
        type=it.type.name,
        route=it.route.name,
        stage=Stage.REPORTED.name,
        happened=it.happened.text if it.happened else None,
        reported=it.reported.isoformat(),
        year=(it.happened.latest if it.happened else it.reported).year,
        account_digest=str(it.account),
        involved_digest=str(it.involved) if it.involved else None,
        actions="",
        learning="",
    )
    for decision in it.decisions:
        read_model.add(reviews, fact, breach=str(it.breach), decision=str(decision))


@project.on(BreachTriaged)
def breach_triaged(fact: Fact[BreachTriaged], read_model: ReadModel) -> None:
    """Show who looked at it first, and why it is investigated or not."""
    it = fact.event
    _goes_on(fact, read_model, it.breach, Stage.TRIAGED, triaged_by=it.triaged_by.name, triage_digest=str(it.why))


@project.on(InvestigationBegun)
def investigation_begun(fact: Fact[InvestigationBegun], read_model: ReadModel) -> None:
    """Show since when it is investigated."""
    day = london_day(fact.envelope.occurred_at).isoformat()
    _goes_on(fact, read_model, fact.event.breach, Stage.INVESTIGATING, investigated=day)


@project.on(BreachDetermined)
def breach_determined(fact: Fact[BreachDetermined], read_model: ReadModel) -> None:
    """Show what was found."""
    it = fact.event
    found = {"determination": it.determination.name, "determination_digest": str(it.why)}
    _goes_on(fact, read_model, it.breach, Stage.DETERMINED, **found)


@project.on(ActionsTaken)
def actions_taken(fact: Fact[ActionsTaken], read_model: ReadModel) -> None:
    """Show what was done about it."""
    it = fact.event
    actions = " ".join(action.name for action in it.actions)
    note = str(it.note) if it.note else None
    _goes_on(fact, read_model, it.breach, Stage.ACTED, actions=actions, actions_digest=note)


@project.on(BreachPublished)
def breach_published(fact: Fact[BreachPublished], read_model: ReadModel) -> None:
    """Show when it was published, and what was learned."""
    it = fact.event
    learning = " ".join(one.name for one in it.learning)
    _goes_on(fact, read_model, it.breach, Stage.PUBLISHED, published=it.published.isoformat(), learning=learning)


@project.on(BreachClosed)
def breach_closed(fact: Fact[BreachClosed], read_model: ReadModel) -> None:
    """Show that the file is closed."""
    _goes_on(fact, read_model, fact.event.breach, Stage.CLOSED)


@project.on(DecisionPutUnderReview)
def decision_put_under_review(fact: Fact[DecisionPutUnderReview], read_model: ReadModel) -> None:
    """Add the review."""
    read_model.add(reviews, fact, breach=str(fact.event.breach), decision=str(fact.event.decision))


@project.on(DecisionReviewSettled)
def decision_review_settled(fact: Fact[DecisionReviewSettled], read_model: ReadModel) -> None:
    """Show what became of the decision."""
    it = fact.event
    read_model.change(
        reviews,
        fact,
        {"breach": str(it.breach), "decision": str(it.decision)},
        settlement=it.settlement.name,
        settled_by=str(it.settled_by) if it.settled_by else None,
        settled=london_day(fact.envelope.occurred_at).isoformat(),
        why_digest=str(it.why),
    )


def _goes_on(fact: Fact[Event], read_model: ReadModel, breach: str, stage: Stage, **columns: object) -> None:
    read_model.change(breaches, fact, {"breach": str(breach)}, stage=stage.name, **columns)
