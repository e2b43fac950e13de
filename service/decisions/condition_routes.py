"""The conditions of an approval over HTTP: met, let go, or not met."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from domain.decisions.condition_commands import DischargeCondition, FailCondition, WaiveCondition
from service.decisions import condition_bodies as sent
from service.decisions.following_up import BELOW_A_DECISION, TheFollowUp
from service.edge.fields import Position
from service.problems.document import document_problems
from service.recording.receipts import RECORDED

router = APIRouter(**BELOW_A_DECISION)

ConditionNumber = Annotated[Position, Path(le=10_000)]


@router.post(
    "/conditions/{condition}/discharges",
    operation_id="dischargeCondition",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-condition", "condition-already-settled", "decision-not-in-force"
    ),
)
async def discharge_condition(follow_up: TheFollowUp, condition: ConditionNumber, body: sent.DischargeBody) -> Response:
    """Record that a condition of an approval was met."""
    command = DischargeCondition(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        condition=condition,
        on=body.on,
        evidence_digest=body.evidence_digest,
        note=body.note,
    )
    return await follow_up.record(command)


@router.post(
    "/conditions/{condition}/waivers",
    operation_id="waiveCondition",
    **RECORDED,
    responses=document_problems("unknown-decision", "unknown-condition", "condition-already-settled", "unknown-person"),
)
async def waive_condition(follow_up: TheFollowUp, condition: ConditionNumber, body: sent.WaiverBody) -> Response:
    """Record that a condition of an approval was let go."""
    command = WaiveCondition(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        condition=condition,
        on=body.on,
        waived_by=body.waived_by,
        evidence_digest=body.evidence_digest,
        why=body.why,
    )
    return await follow_up.record(command)


@router.post(
    "/conditions/{condition}/failures",
    operation_id="failCondition",
    **RECORDED,
    responses=document_problems("unknown-decision", "unknown-condition", "condition-already-settled"),
)
async def fail_condition(follow_up: TheFollowUp, condition: ConditionNumber, body: sent.FailureBody) -> Response:
    """Record that a condition was not met, and the approval fell with it."""
    command = FailCondition(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        condition=condition,
        on=body.on,
        evidence_digest=body.evidence_digest,
        why=body.why,
    )
    return await follow_up.record(command)
