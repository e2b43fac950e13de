"""Whether a decision is under review because a breach may have tainted it, as its own history tells."""

from collections.abc import Iterable

from domain.breaches.events import BreachReported, DecisionPutUnderReview, DecisionReviewSettled
from domain.kernel.facts import Fact
from domain.kernel.ids import BreachId, DecisionId
from domain.kernel.messages import Event

REVIEW_FACTS: tuple[type[Event], ...] = (BreachReported, DecisionPutUnderReview, DecisionReviewSettled)


def under_review(facts: Iterable[Fact[Event]], decision: DecisionId) -> bool:
    """Whether a review for any breach is not settled; the facts in the order of the log."""
    waiting: set[BreachId] = set()
    for fact in facts:
        match fact.event:
            case BreachReported(breach=breach, decisions=named) if decision in named:
                waiting.add(breach)
            case DecisionPutUnderReview(breach=breach, decision=named) if named == decision:
                waiting.add(breach)
            case DecisionReviewSettled(breach=breach, decision=named) if named == decision:
                waiting.discard(breach)
    return bool(waiting)
