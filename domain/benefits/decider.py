"""How benefits answer commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.benefits.commands import BenefitCommand, MeasureBenefit, PlanBenefit, ReviewBenefit
from domain.benefits.events import BenefitMeasured, BenefitPlanned, BenefitReviewed
from domain.benefits.policies import MEASURING, PLANNING, REVIEWING
from domain.benefits.state import BLANK, Benefits, evolve
from domain.cases.events import CaseDrafted
from domain.kernel.deciders import Decider
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.people.events import PersonRegistered

LIFE: tuple[type[Event], ...] = (BenefitPlanned, BenefitMeasured, BenefitReviewed)


def the_benefit_and_who_is_named(command: BenefitCommand, known: Benefits) -> Selection:
    """The facts about the benefit, its case where it is planned, and whoever answers for it or reviews it."""
    found = about(command.benefit, *LIFE)
    match command:
        case PlanBenefit(case=case, owner=owner):
            return found | about(case, CaseDrafted) | about(owner, PersonRegistered)
        case ReviewBenefit(reviewer=reviewer):
            return found | about(reviewer, PersonRegistered)
        case MeasureBenefit():
            return found
    assert_never(command)


def decide(command: BenefitCommand, known: Benefits) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case PlanBenefit():
            enforce(PLANNING, command, known)
            return [_planned(command)]
        case MeasureBenefit():
            enforce(MEASURING, command, known)
            return [_measured(command, known)]
        case ReviewBenefit():
            enforce(REVIEWING, command, known)
            return [_reviewed(command, known)]
    assert_never(command)


def _planned(it: PlanBenefit) -> BenefitPlanned:
    return BenefitPlanned(
        benefit=it.benefit,
        case=it.case,
        what=it.what,
        unit=it.unit,
        way=it.way,
        baseline=it.baseline,
        baseline_on=it.baseline_on,
        target=it.target,
        target_by=it.target_by,
        owner=it.owner,
        review_due=it.review_due,
        planned=day_of(it.asked.occurred_at),
    )


def _measured(it: MeasureBenefit, known: Benefits) -> BenefitMeasured:
    return BenefitMeasured(
        benefit=it.benefit,
        case=known.by_id[it.benefit].case,
        figure=it.figure,
        measured_on=it.measured_on,
        told_by=it.told_by,
        attribution=it.attribution,
    )


def _reviewed(it: ReviewBenefit, known: Benefits) -> BenefitReviewed:
    return BenefitReviewed(
        benefit=it.benefit,
        case=known.by_id[it.benefit].case,
        reviewer=it.reviewer,
        result=it.result,
        account=it.account,
        reviewed=day_of(it.asked.occurred_at),
        next_review=it.next_review,
    )


decider = Decider[BenefitCommand, Benefits](
    name="benefits",
    commands=(PlanBenefit, MeasureBenefit, ReviewBenefit),
    selects=(the_benefit_and_who_is_named,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*PLANNING, *MEASURING, *REVIEWING))),
)
