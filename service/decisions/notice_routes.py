"""Notices that end a service or a contract, over HTTP."""

from fastapi import APIRouter, Response

from domain.decisions.notice_commands import EndService, GiveTerminationNotice
from service.decisions import sequel_bodies as sent
from service.decisions.following_up import BELOW_A_DECISION, TheFollowUp
from service.problems.document import document_problems
from service.recording.receipts import RECORDED

router = APIRouter(**BELOW_A_DECISION)


@router.post(
    "/termination-notices",
    operation_id="giveTerminationNotice",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "notice-too-short", "notice-already-given", "decision-not-in-force"
    ),
)
async def give_termination_notice(follow_up: TheFollowUp, body: sent.TerminationNoticeBody) -> Response:
    """Record the notice that ends a service or a contract."""
    command = GiveTerminationNotice(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        given=body.given,
        notice_months=body.notice_months,
        last_service_day=body.last_service_day,
        exception=body.exception,
    )
    return await follow_up.record(command)


@router.post(
    "/service-ends",
    operation_id="endService",
    **RECORDED,
    responses=document_problems("unknown-decision", "no-notice-given", "decision-not-in-force"),
)
async def end_service(follow_up: TheFollowUp, body: sent.ServiceEndBody) -> Response:
    """Record the last day on which a service was provided."""
    command = EndService(asked=follow_up.asked(body), decision=follow_up.decision, on=body.on)
    return await follow_up.record(command)
