"""The rules of benefits, in the order of the book."""

from domain.benefits.commands import MeasureBenefit, OnABenefit, PlanBenefit, ReviewBenefit
from domain.benefits.events import ReviewResult
from domain.benefits.state import Benefits
from domain.cases.policies import UnknownCase
from domain.kernel.dates import PartialDate
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class BenefitAlreadyPlanned(Refused):
    """A benefit is already on record under this id."""

    code = "benefit-already-planned"


class TargetBeforeBaseline(Refused):
    """The target is to be reached before the day of the figure from which it starts."""

    code = "target-before-baseline"


class FigureWithoutDay(Refused):
    """A figure that stands for a day says which."""

    code = "figure-without-day"


class UnknownBenefit(Refused):
    """No benefit is on record under this id."""

    code = "unknown-benefit"


class MeasuredInTheFuture(Refused):
    """What was measured was measured by the day on which it is told."""

    code = "measured-in-the-future"


class NextReviewMissing(Refused):
    """A review before the day on which one is due says when the next one is."""

    code = "next-review-missing"


class NextReviewNotLater(Refused):
    """The next review comes after this one."""

    code = "next-review-not-later"


class RealisedUnmeasured(Refused):
    """Nothing was measured of a benefit that is said to be realised."""

    code = "realised-unmeasured"
    bends = True


def a_benefit_is_planned_once(command: PlanBenefit, known: Benefits) -> Refused | None:
    """RFC 9562, section 6: an id names one benefit."""
    found = known.by_id.get(command.benefit)
    return BenefitAlreadyPlanned(pointer="/benefit", evidence=found.evidence) if found else None


def a_benefit_belongs_to_a_case_on_record(command: PlanBenefit, known: Benefits) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: the case says which benefits it brings."""
    return None if command.case in known.cases else UnknownCase(pointer="/case")


def somebody_on_the_register_answers_for_a_benefit(command: PlanBenefit, known: Benefits) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: each benefit has an owner."""
    return None if command.owner in known.people else UnknownPerson(pointer="/owner")


def a_figure_says_of_which_day_it_is(command: PlanBenefit, known: Benefits) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: baselines and targets are dated."""
    if command.baseline is not None and command.baseline_on is None:
        return FigureWithoutDay(pointer="/baselineOn")
    return FigureWithoutDay(pointer="/targetBy") if command.target is not None and command.target_by is None else None


def a_target_comes_after_its_baseline(command: PlanBenefit, known: Benefits) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: a benefit is a change from a baseline."""
    since, until = command.baseline_on, command.target_by
    reversed_ = since is not None and until is not None and until.latest < since.earliest
    return TargetBeforeBaseline(pointer="/targetBy") if reversed_ else None


def the_benefit_is_on_record(command: OnABenefit, known: Benefits) -> Refused | None:
    """Only what was planned is measured and reviewed."""
    return None if command.benefit in known.by_id else UnknownBenefit(benefit=command.benefit)


def nothing_is_measured_in_the_future(command: MeasureBenefit, known: Benefits) -> Refused | None:
    """A measurement tells what was; a hope is a target."""
    told = PartialDate.of(day_of(command.asked.occurred_at))
    return MeasuredInTheFuture(pointer="/measuredOn") if command.measured_on.earliest > told.latest else None


def whoever_reviews_is_registered(command: ReviewBenefit, known: Benefits) -> Refused | None:
    """The record says by a person's entry who reviewed."""
    return None if command.reviewer in known.people else UnknownPerson(pointer="/reviewer")


def an_early_review_says_when_the_next_one_is(command: ReviewBenefit, known: Benefits) -> Refused | None:
    """NAO, Decommissioning toolkit: the benefits are reviewed when they were to have come, not only before."""
    found = known.by_id[command.benefit]
    early = day_of(command.asked.occurred_at) < found.review_due
    return (
        NextReviewMissing(pointer="/nextReview", evidence=found.evidence) if early and not command.next_review else None
    )


def the_next_review_comes_later(command: ReviewBenefit, known: Benefits) -> Refused | None:
    """NAO, Decommissioning toolkit: benefits go on being watched."""
    reviewed = day_of(command.asked.occurred_at)
    too_soon = command.next_review is not None and command.next_review <= reviewed
    return NextReviewNotLater(pointer="/nextReview") if too_soon else None


def what_is_called_realised_was_measured(command: ReviewBenefit, known: Benefits) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018, stage 5: evaluation rests on evidence."""
    found = known.by_id[command.benefit]
    claimed = command.result in (ReviewResult.REALISED, ReviewResult.PARTLY_REALISED)
    return RealisedUnmeasured(pointer="/result", evidence=found.evidence) if claimed and not found.measured else None


PLANNING = (
    a_benefit_is_planned_once,
    a_benefit_belongs_to_a_case_on_record,
    somebody_on_the_register_answers_for_a_benefit,
    a_figure_says_of_which_day_it_is,
    a_target_comes_after_its_baseline,
)
MEASURING = (the_benefit_is_on_record, nothing_is_measured_in_the_future)
REVIEWING = (
    the_benefit_is_on_record,
    whoever_reviews_is_registered,
    an_early_review_says_when_the_next_one_is,
    the_next_review_comes_later,
    what_is_called_realised_was_measured,
)
