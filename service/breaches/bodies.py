"""What is sent about breaches."""

from typing import Annotated

from pydantic import Field

from domain.breaches.events import Action, BreachType, Determination, Learning, Route, Settlement, Triager
from domain.kernel.ids import DecisionId
from service.edge.fields import Day, IdOf, LongText, Many, Partial, Word
from service.recording.circumstances import RecordBody

Decisions = Annotated[Many[IdOf[DecisionId]], Field(max_length=100)]


class BreachBody(RecordBody):
    """What went wrong; whoever was involved is named in personal texts only, which are never published."""

    type: Word[BreachType]
    route: Annotated[Word[Route], Field(description="How it came to notice.")]
    happened: Annotated[Partial | None, Field(description="When the breach arose, as far as known.")] = None
    account: Annotated[LongText, Field(description="What happened, in words; it can be erased.")]
    involved: Annotated[LongText | None, Field(description="Who was involved; it can be erased.")] = None
    decisions: Annotated[Decisions, Field(description="Decisions that it may have tainted.")] = ()


class TriageBody(RecordBody):
    """Whether it is investigated, who settled that, and why."""

    triaged_by: Word[Triager]
    investigate: bool
    why: LongText


class DeterminationBody(RecordBody):
    """What the investigation found, and why."""

    determination: Word[Determination]
    why: LongText


class ActionsBody(RecordBody):
    """What is done about it."""

    actions: Annotated[Many[Word[Action]], Field(min_length=1, max_length=20)]
    note: LongText | None = None


class BreachPublicationBody(RecordBody):
    """When it was published, and what the body learned."""

    published: Day
    learning: Annotated[Many[Word[Learning]], Field(max_length=20)] = ()


class ReviewBody(RecordBody):
    """A decision that the breach may have tainted."""

    decision: IdOf[DecisionId]


class SettlementBody(RecordBody):
    """What became of a decision under review, and why."""

    decision: IdOf[DecisionId]
    settlement: Word[Settlement]
    settled_by: Annotated[IdOf[DecisionId] | None, Field(description="The decision that was taken instead.")] = None
    why: LongText
