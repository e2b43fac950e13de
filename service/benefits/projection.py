"""Writes benefits down, with what was measured of them and their reviews."""

import json

from domain.benefits.events import BenefitMeasured, BenefitPlanned, BenefitReviewed
from domain.benefits.figures import Figure
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from service.benefits.tables import benefits, measurements, reviews
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(benefits, measurements, reviews)


@project.on(BenefitPlanned)
def benefit_planned(fact: Fact[BenefitPlanned], read_model: ReadModel) -> None:
    """Enter the benefit."""
    it = fact.event
    read_model.add(
        benefits,
        fact,
        benefit=str(it.benefit),
        case=str(it.case),
        what_digest=str(it.what),
        unit=it.unit,
        way=it.way.name,
        baseline=_figure(it.baseline),
        baseline_on=_text(it.baseline_on),
        target=_figure(it.target),
        target_by=_text(it.target_by),
        owner=str(it.owner),
        review_due=it.review_due.isoformat(),
        planned=it.planned.isoformat(),
    )


@project.on(BenefitMeasured)
def benefit_measured(fact: Fact[BenefitMeasured], read_model: ReadModel) -> None:
    """Add what was measured."""
    it = fact.event
    read_model.add(
        measurements,
        fact,
        shown_at=fact.position,
        benefit=str(it.benefit),
        figure=_figure(it.figure),
        measured_on=it.measured_on.text,
        told_by=it.told_by,
        attribution_digest=_text(it.attribution),
    )


@project.on(BenefitReviewed)
def benefit_reviewed(fact: Fact[BenefitReviewed], read_model: ReadModel) -> None:
    """Add the review."""
    it = fact.event
    read_model.add(
        reviews,
        fact,
        shown_at=fact.position,
        benefit=str(it.benefit),
        reviewer=str(it.reviewer),
        result=it.result.name,
        account_digest=str(it.account),
        reviewed=it.reviewed.isoformat(),
        next_review=it.next_review.isoformat() if it.next_review else None,
    )


def _figure(figure: Figure | None) -> str | None:
    return json.dumps(write(figure, str)) if figure else None


def _text(said: object | None) -> str | None:
    return None if said is None else str(getattr(said, "text", said))
