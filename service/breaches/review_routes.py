"""Decisions under review over HTTP: because of which breach, and what became of them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.breaches.commands import PutDecisionUnderReview, SettleDecisionReview
from domain.kernel.ids import BodyCode, BreachId, DecisionId
from service.auth.permissions import MayHandleBreaches, MayRead
from service.breaches import queries
from service.breaches.bodies import ReviewBody, SettlementBody
from service.breaches.shown import ReviewPage
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["breaches"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Breach = IdOf[BreachId]


@router.post(
    "/breaches/{breach}/reviews",
    operation_id="putDecisionUnderReview",
    **RECORDED,
    responses=document_problems("unknown-breach", "unknown-decision", "decision-already-under-review"),
)
async def put_decision_under_review(
    ods: Ods, breach: Breach, body: ReviewBody, caller: MayHandleBreaches, desk: TheDesk
) -> Response:
    """Put a decision under review because a breach may have tainted it."""
    command = PutDecisionUnderReview(asked=desk.asked(caller, body), breach=breach, decision=body.decision)
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.post(
    "/breaches/{breach}/settlements",
    operation_id="settleDecisionReview",
    **RECORDED,
    responses=document_problems(
        "unknown-breach", "unknown-decision", "decision-not-under-review", "new-decision-missing"
    ),
)
async def settle_decision_review(
    ods: Ods, breach: Breach, body: SettlementBody, caller: MayHandleBreaches, desk: TheDesk
) -> Response:
    """Confirm a decision under review, or say that it was rescinded, or by which it was taken again."""
    command = SettleDecisionReview(
        asked=desk.asked(caller, body),
        breach=breach,
        decision=body.decision,
        settlement=body.settlement,
        settled_by=body.settled_by,
        why=body.why,
    )
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.get("/decision-reviews", operation_id="listDecisionReviews")
async def list_decision_reviews(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    decision: Annotated[IdOf[DecisionId] | None, Query(description="Of which decision.")] = None,
) -> ReviewPage:
    """Decisions that a breach may have tainted, under review until they are confirmed, taken again or rescinded."""
    shown, found = queries.reviews_page(view, page, decision=decision)
    return ReviewPage(results=shown, metadata=page.metadata(view, found, decision=decision))
