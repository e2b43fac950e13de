"""How benefits are planned, measured and reviewed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.benefits.commands import MeasureBenefit, PlanBenefit, ReviewBenefit
from domain.benefits.decider import decider
from domain.benefits.events import BenefitMeasured, BenefitPlanned, BenefitReviewed, ReviewResult
from domain.benefits.figures import Figure, Way
from domain.benefits.policies import (
    BenefitAlreadyPlanned,
    FigureWithoutDay,
    MeasuredInTheFuture,
    NextReviewMissing,
    NextReviewNotLater,
    RealisedUnmeasured,
    TargetBeforeBaseline,
    UnknownBenefit,
)
from domain.cases.policies import UnknownCase
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BenefitId, PersonId
from domain.kernel.messages import Event, Mode, Withheld
from domain.kernel.spec import ASKED, given
from domain.people.events import PersonRegistered
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import CASE, drafted, numbered

WHICH = BenefitId("01890a5d-ac96-774b-bcce-b302099a8057")
OWNER, REVIEWER = PersonId(numbered(901)), PersonId(numbered(902))
DUE = date(2010, 4, 1)
DIGEST = Withheld("digest")
TWELVE = Figure(number=Decimal(12))
PLAN = PlanBenefit(
    asked=ASKED,
    benefit=WHICH,
    case=CASE,
    what="Fewer first referrals",
    unit="%",
    way=Way.MORE,
    baseline=Figure(number=Decimal(0)),
    baseline_on=PartialDate("2009-04"),
    target=TWELVE,
    target_by=PartialDate("2009-10"),
    owner=OWNER,
    review_due=DUE,
)
PLANNED = BenefitPlanned(
    benefit=WHICH,
    case=CASE,
    what=DIGEST,
    unit="%",
    way=Way.MORE,
    baseline=PLAN.baseline,
    baseline_on=PLAN.baseline_on,
    target=TWELVE,
    target_by=PLAN.target_by,
    owner=OWNER,
    review_due=DUE,
    planned=date(2009, 4, 1),
)
MEASURED = BenefitMeasured(
    benefit=WHICH, case=CASE, figure=TWELVE, measured_on=PartialDate("2009"), told_by="Returns", attribution=None
)
PEOPLE: list[Event] = [PersonRegistered(person=one, office="GP", name=DIGEST) for one in (OWNER, REVIEWER)]
BEFORE: list[Event] = [drafted(), *PEOPLE]


def measure(on: str) -> MeasureBenefit:
    """Twelve, as told of a day."""
    return MeasureBenefit(
        asked=ASKED, benefit=WHICH, figure=TWELVE, measured_on=PartialDate(on), told_by="Returns", attribution=None
    )


def review(day: date, result: ReviewResult = ReviewResult.NOT_REALISED, following: date | None = None) -> ReviewBenefit:
    """A review at noon of a day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    asked = replace(ASKED, at=moment, occurred_at=moment)
    return ReviewBenefit(
        asked=asked, benefit=WHICH, reviewer=REVIEWER, result=result, account="We looked.", next_review=following
    )


def test_a_benefit_is_planned_once_for_a_case_and_somebody_answers_for_it() -> None:
    given(decider, *BEFORE).when(PLAN).then_some(BenefitPlanned, case=CASE, owner=OWNER, review_due=DUE)
    given(decider, *PEOPLE).when(PLAN).then_refused(UnknownCase, pointer="/case")
    given(decider, drafted()).when(PLAN).then_refused(UnknownPerson, pointer="/owner")
    given(decider, *BEFORE, PLANNED).when(PLAN).then_refused(BenefitAlreadyPlanned)


def test_a_benefit_that_nobody_puts_into_figures_is_planned_all_the_same() -> None:
    bare = replace(PLAN, baseline=None, baseline_on=None, target=None, target_by=None, unit=None)
    given(decider, *BEFORE).when(bare).then_some(BenefitPlanned, target=None)


def test_figures_are_dated_and_the_target_comes_after_the_baseline() -> None:
    undated, open_ended = replace(PLAN, baseline_on=None), replace(PLAN, target_by=None)
    given(decider, *BEFORE).when(undated).then_refused(FigureWithoutDay, pointer="/baselineOn")
    given(decider, *BEFORE).when(open_ended).then_refused(FigureWithoutDay, pointer="/targetBy")
    early = replace(PLAN, target_by=PartialDate("2009-03"))
    given(decider, *BEFORE).when(early).then_refused(TargetBeforeBaseline, pointer="/targetBy")
    given(decider, *BEFORE).when(replace(PLAN, target_by=PartialDate("2009"))).then_some(BenefitPlanned)


def test_what_is_measured_was_there_to_be_measured() -> None:
    today = ASKED.occurred_at.date()
    given(decider, *BEFORE, PLANNED).when(measure(today.isoformat())).then_some(BenefitMeasured, case=CASE)
    tomorrow = measure(str(today.year + 1))
    given(decider, *BEFORE, PLANNED).when(tomorrow).then_refused(MeasuredInTheFuture, pointer="/measuredOn")
    given(decider, *BEFORE).when(measure("2009")).then_refused(UnknownBenefit)


def test_a_review_before_its_day_says_when_the_next_one_is() -> None:
    early, following = date(2010, 3, 31), date(2010, 9, 1)
    given(decider, *BEFORE, PLANNED).when(review(DUE)).then_some(BenefitReviewed, reviewed=DUE, next_review=None)
    given(decider, *BEFORE, PLANNED).when(review(early)).then_refused(NextReviewMissing, pointer="/nextReview")
    again = review(early, following=following)
    given(decider, *BEFORE, PLANNED).when(again).then_some(BenefitReviewed, next_review=following)
    given(decider, *BEFORE, PLANNED).when(review(DUE, following=DUE)).then_refused(NextReviewNotLater)


def test_a_review_is_of_a_benefit_on_record_and_by_somebody_on_the_register() -> None:
    given(decider, *BEFORE).when(review(DUE)).then_refused(UnknownBenefit)
    given(decider, *BEFORE[:-1], PLANNED).when(review(DUE)).then_refused(UnknownPerson, pointer="/reviewer")


@pytest.mark.parametrize("result", [ReviewResult.REALISED, ReviewResult.PARTLY_REALISED])
def test_what_is_called_realised_was_measured(result: ReviewResult) -> None:
    claimed = review(DUE, result)
    given(decider, *BEFORE, PLANNED).when(claimed).then_refused(RealisedUnmeasured, pointer="/result")
    given(decider, *BEFORE, PLANNED, MEASURED).when(claimed).then_some(BenefitReviewed, result=result)
    again = BenefitReviewed(
        benefit=WHICH,
        case=CASE,
        reviewer=REVIEWER,
        result=ReviewResult.NOT_YET_KNOWN,
        account=DIGEST,
        reviewed=DUE,
        next_review=None,
    )
    given(decider, *BEFORE, PLANNED, MEASURED, again).when(claimed).then_some(BenefitReviewed)
    told = replace(claimed, asked=replace(claimed.asked, mode=Mode.RETROSPECTIVE))
    given(decider, *BEFORE, PLANNED).when(told).then_found(RealisedUnmeasured)
