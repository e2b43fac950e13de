"""Notices that end a service or a contract, over HTTP."""

from fastapi import APIRouter, Response

from domain.decisions.notice_commands import EndService, GiveTerminationNotice
from domain.kernel.ids import BodyCode, DecisionId
from service.auth.decision_boards import MayFollowUp
from service.decisions import sequel_bodies as sent
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED

router = APIRouter(prefix="/bodies/{ods}/decisions/{decision}", tags=["decisions"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Decision = IdOf[DecisionId]


@router.post(
    "/termination-notices",
    operation_id="giveTerminationNotice",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "notice-too-short", "notice-already-given", "decision-not-in-force"
    ),
)
async def give_termination_notice(
    ods: Ods,
    decision: Decision,
    body: sent.TerminationNoticeBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record the notice that ends a service or a contract."""
    command = GiveTerminationNotice(
        asked=desk.asked(caller, body),
        decision=decision,
        given=body.given,
        notice_months=body.notice_months,
        last_service_day=body.last_service_day,
        exception=body.exception,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/service-ends",
    operation_id="endService",
    **RECORDED,
    responses=document_problems("unknown-decision", "no-notice-given", "decision-not-in-force"),
)
async def end_service(
    ods: Ods,
    decision: Decision,
    body: sent.ServiceEndBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record the last day on which a service was provided."""
    command = EndService(
        asked=desk.asked(caller, body),
        decision=decision,
        on=body.on,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)
