"""What is sent about benefits."""

from decimal import Decimal
from typing import Self

from pydantic import model_validator

from domain.benefits.events import ReviewResult
from domain.benefits.figures import Figure, NotAFigure, Way
from domain.kernel.ids import CaseId, PersonId
from domain.kernel.money import Qualifier
from service.edge.bodies import Body
from service.edge.fields import Day, DecimalText, IdOf, LongText, Partial, ShortText, Word
from service.problems.faults import said
from service.recording.circumstances import RecordBody


class FigureBody(Body):
    """A number as the source states it."""

    number: DecimalText
    qualifier: Word[Qualifier] = Qualifier.EXACTLY
    upper: DecimalText | None = None

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        try:
            self.figure()
        except NotAFigure:
            raise said("An upper end belongs to a RANGE, at or above its start, and to nothing else.") from None
        return self

    def figure(self) -> Figure:
        """The figure as the domain holds it."""
        upper = None if self.upper is None else Decimal(self.upper)
        return Figure(number=Decimal(self.number), qualifier=self.qualifier, upper=upper)


class PlanBody(RecordBody):
    """What a case is to bring, from which figure to which, who answers for it, and when it is reviewed."""

    case: IdOf[CaseId]
    what: LongText
    unit: ShortText | None = None
    way: Word[Way] = Way.MORE
    baseline: FigureBody | None = None
    baseline_on: Partial | None = None
    target: FigureBody | None = None
    target_by: Partial | None = None
    owner: IdOf[PersonId]
    review_due: Day


class MeasurementBody(RecordBody):
    """A figure that was reported, of which day, and who or what tells it."""

    figure: FigureBody
    measured_on: Partial
    told_by: ShortText
    attribution: LongText | None = None


class ReviewBody(RecordBody):
    """What a review found, and when the next one is."""

    reviewer: IdOf[PersonId]
    result: Word[ReviewResult]
    account: LongText
    next_review: Day | None = None
