"""What happens to benefits."""

from datetime import date
from enum import Enum

from domain.benefits.figures import Figure, Way
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BenefitId, CaseId, PersonId
from domain.kernel.messages import Event, FreeText, PublicText, event


class ReviewResult(Enum):
    """What a review found of a benefit."""

    REALISED = "REALISED"
    PARTLY_REALISED = "PARTLY_REALISED"
    NOT_REALISED = "NOT_REALISED"
    NOT_YET_KNOWN = "NOT_YET_KNOWN"


@event("benefits.BenefitPlanned", version=1)
class BenefitPlanned(Event):
    """A case is to bring something: how much until when, who answers for it, and when it is reviewed."""

    benefit: BenefitId
    case: CaseId
    what: FreeText
    unit: PublicText | None
    way: Way
    baseline: Figure | None
    baseline_on: PartialDate | None
    target: Figure | None
    target_by: PartialDate | None
    owner: PersonId
    review_due: date
    planned: date


@event("benefits.BenefitMeasured", version=1)
class BenefitMeasured(Event):
    """A figure was reported for a benefit, by whom or in what it is told."""

    benefit: BenefitId
    case: CaseId
    figure: Figure
    measured_on: PartialDate
    told_by: PublicText
    attribution: FreeText | None


@event("benefits.BenefitReviewed", version=1)
class BenefitReviewed(Event):
    """It was reviewed whether a benefit came, and when to look again, if ever."""

    benefit: BenefitId
    case: CaseId
    reviewer: PersonId
    result: ReviewResult
    account: FreeText
    reviewed: date
    next_review: date | None
