"""What one may ask about benefits."""

from datetime import date

from domain.benefits.events import ReviewResult
from domain.benefits.figures import Figure, Way
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BenefitId, CaseId, PersonId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value


@value
class PlanBenefit(Command):
    """Record what a case is to bring; a benefit that nobody puts into figures has none."""

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


@value
class MeasureBenefit(Command):
    """Record a figure that was reported for a benefit."""

    benefit: BenefitId
    figure: Figure
    measured_on: PartialDate
    told_by: PublicText
    attribution: FreeText | None


@value
class ReviewBenefit(Command):
    """Record what a review found of a benefit."""

    benefit: BenefitId
    reviewer: PersonId
    result: ReviewResult
    account: FreeText
    next_review: date | None


OnABenefit = MeasureBenefit | ReviewBenefit
BenefitCommand = PlanBenefit | OnABenefit
