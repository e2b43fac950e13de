"""What is shown of benefits."""

from typing import Annotated

from pydantic import Field

from domain.benefits.events import ReviewResult
from domain.benefits.figures import Way
from domain.kernel.answers import Answer
from domain.kernel.ids import BenefitId, CaseId, DecisionId, PersonId
from domain.kernel.money import Qualifier
from service.edge.fields import Day, DecimalText, IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class FigureShown(Shown):
    """A number as its source states it; it is never computed from others."""

    number: DecimalText
    qualifier: Word[Qualifier] = Qualifier.EXACTLY
    upper: DecimalText | None = None


class MeasurementShown(Shown):
    """A figure that was reported by the day, and whether it reaches the target."""

    figure: FigureShown
    measured_on: Partial
    told_by: str
    attribution: ShownText = None
    reaches_target: Word[Answer] | None = None
    since: LogPosition


class ReviewShown(Shown):
    """A review by the day."""

    reviewer: IdOf[PersonId]
    result: Word[ReviewResult]
    account: ShownText
    reviewed: Day
    next_review: Day | None = None
    since: LogPosition


class BenefitShown(Shown):
    """A benefit as planned, with what was measured and reviewed of it by the day."""

    benefit: IdOf[BenefitId]
    case: IdOf[CaseId]
    what: ShownText
    unit: str | None = None
    way: Word[Way]
    baseline: FigureShown | None = None
    baseline_on: Partial | None = None
    target: FigureShown | None = None
    target_by: Partial | None = None
    owner: IdOf[PersonId]
    planned: Day
    measurements: tuple[MeasurementShown, ...]
    reviews: tuple[ReviewShown, ...]
    review_due: Annotated[Day | None, Field(description="Of the next review; nothing where the last one named none.")]
    approved_by: Annotated[
        tuple[IdOf[DecisionId], ...], Field(description="The approvals of the case that stand on the day.")
    ] = ()
    overdue: Annotated[bool, Field(description="The case is approved, and the day of the next review has passed.")]
    since: LogPosition


class BenefitPage(Shown):
    """A page of benefits."""

    results: tuple[BenefitShown, ...]
    metadata: PageMetadata
