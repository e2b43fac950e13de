"""Writes the register of decisions down."""

from domain.decisions.events import DecisionRejudged, DecisionTaken
from domain.kernel.facts import Fact
from service.decisions.tables import decisions, rejudgements
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(decisions, rejudgements)


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """Enter the decision under its board's next number."""
    it = fact.event
    read_model.add(
        decisions,
        fact,
        decision=str(it.decision),
        board=str(it.board),
        number=it.number,
        meeting=str(it.meeting),
        item=str(it.item),
        motion=str(it.motion),
        case=str(it.case) if it.case else None,
        version=it.version,
        outcome=it.outcome.name,
        decided=it.decided.isoformat(),
    )


@project.on(DecisionRejudged)
def decision_rejudged(fact: Fact[DecisionRejudged], read_model: ReadModel) -> None:
    """Enter the second verdict beside the decision; the decision itself stands."""
    it = fact.event
    read_model.add(
        rejudgements,
        fact,
        rejudged_at=fact.position,
        decision=str(it.decision),
        board=str(it.board),
        case=str(it.case) if it.case else None,
        meeting=str(it.meeting),
        taken_at=it.taken_at,
        cause=it.cause,
        outcome_then=it.outcome_then.name,
        outcome_now=it.outcome_now.name,
    )
