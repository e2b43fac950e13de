"""Benefits over HTTP: planned, measured, reviewed, and found where their review is overdue."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.benefits.commands import MeasureBenefit, PlanBenefit, ReviewBenefit
from domain.kernel.ids import BenefitId, BodyCode, CaseId, PersonId
from service.auth.permissions import MayRead, MayRecordCases
from service.benefits import queries
from service.benefits.bodies import MeasurementBody, PlanBody, ReviewBody
from service.benefits.shown import BenefitPage, BenefitShown
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/benefits", tags=["benefits"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Which = IdOf[BenefitId]


@router.post(
    "",
    operation_id="planBenefit",
    **RECORDED,
    responses=document_problems("unknown-case", "unknown-person", "figure-without-day", "target-before-baseline"),
)
async def plan_benefit(ods: Ods, body: PlanBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Record what a case is to bring, who answers for it, and when it is reviewed."""
    benefit = BenefitId(new_id())
    command = PlanBenefit(
        asked=desk.asked(caller, body),
        benefit=benefit,
        case=body.case,
        what=body.what,
        unit=body.unit,
        way=body.way,
        baseline=body.baseline.figure() if body.baseline else None,
        baseline_on=body.baseline_on,
        target=body.target.figure() if body.target else None,
        target_by=body.target_by,
        owner=body.owner,
        review_due=body.review_due,
    )
    return await desk.record(command, at=f"benefits/{benefit}")


@router.post(
    "/{benefit}/measurements",
    operation_id="measureBenefit",
    **RECORDED,
    responses=document_problems("unknown-benefit", "measured-in-the-future"),
)
async def measure_benefit(
    ods: Ods, benefit: Which, body: MeasurementBody, caller: MayRecordCases, desk: TheDesk
) -> Response:
    """Record a figure that was reported for a benefit, as its source states it."""
    command = MeasureBenefit(
        asked=desk.asked(caller, body),
        benefit=benefit,
        figure=body.figure.figure(),
        measured_on=body.measured_on,
        told_by=body.told_by,
        attribution=body.attribution,
    )
    return await desk.record(command, at=f"benefits/{benefit}", matching=benefit)


@router.post(
    "/{benefit}/reviews",
    operation_id="reviewBenefit",
    **RECORDED,
    responses=document_problems(
        "unknown-benefit", "unknown-person", "next-review-missing", "next-review-not-later", "realised-unmeasured"
    ),
)
async def review_benefit(ods: Ods, benefit: Which, body: ReviewBody, caller: MayRecordCases, desk: TheDesk) -> Response:
    """Record what a review found of a benefit, and when the next one is."""
    command = ReviewBenefit(
        asked=desk.asked(caller, body),
        benefit=benefit,
        reviewer=body.reviewer,
        result=body.result,
        account=body.account,
        next_review=body.next_review,
    )
    return await desk.record(command, at=f"benefits/{benefit}", matching=benefit)


@router.get("", operation_id="listBenefits")
def list_benefits(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    day: TheDay,
    *,
    case: Annotated[IdOf[CaseId] | None, Query()] = None,
    owner: Annotated[IdOf[PersonId] | None, Query()] = None,
    overdue: Annotated[
        bool | None, Query(description="Whether the review of an approved case's benefit is late.")
    ] = None,
) -> BenefitPage:
    """Benefits as planned, measured and reviewed by the day, and those whose review is overdue."""
    told = {"case": str(case) if case else None, "owner": str(owner) if owner else None}
    shown, found = queries.the_benefits(view, page, day, overdue=overdue, **told)
    late = None if overdue is None else str(overdue).lower()
    return BenefitPage(results=shown, metadata=page.metadata(view, found, **told, overdue=late, as_at=day))


@router.get("/{benefit}", operation_id="readBenefit", responses=document_problems("unknown-benefit"))
def read_benefit(
    ods: Ods, benefit: Which, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> BenefitShown:
    """One benefit as measured and reviewed by the day."""
    response.headers.update(view.etag(benefit))
    return queries.the_benefit(view, benefit, day)
