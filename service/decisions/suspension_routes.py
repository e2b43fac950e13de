"""Suspensions of decisions over HTTP: called in, referred or taken to court, and released."""

from fastapi import APIRouter, Response

from domain.decisions.sequel_commands import LiftSuspension, SuspendDecision
from service.decisions import sequel_bodies as sent
from service.decisions.following_up import BELOW_A_DECISION, TheFollowUp
from service.problems.document import document_problems
from service.recording.receipts import RECORDED

router = APIRouter(**BELOW_A_DECISION)


@router.post(
    "/suspensions",
    operation_id="suspendDecision",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-in-force", "outside-the-standstill"),
)
async def suspend_decision(follow_up: TheFollowUp, body: sent.SuspensionBody) -> Response:
    """Record that a decision was called in, referred, or taken to court."""
    command = SuspendDecision(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        ground=body.ground,
        on=body.on,
        by_whom=body.by_whom,
        why=body.why,
    )
    return await follow_up.record(command)


@router.post(
    "/releases",
    operation_id="liftSuspension",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-suspended"),
)
async def lift_suspension(follow_up: TheFollowUp, body: sent.OnDayBody) -> Response:
    """Record that a decision that was held up stands again."""
    command = LiftSuspension(asked=follow_up.asked(body), decision=follow_up.decision, on=body.on, why=body.why)
    return await follow_up.record(command)
