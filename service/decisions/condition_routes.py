"""The conditions of an approval over HTTP: met, let go, or not met."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from domain.decisions.condition_commands import DischargeCondition, FailCondition, WaiveCondition
from domain.kernel.ids import BodyCode, DecisionId
from service.auth.decision_boards import MayFollowUp
from service.decisions import condition_bodies as sent
from service.edge.fields import IdOf, Position
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED

router = APIRouter(prefix="/bodies/{ods}/decisions/{decision}", tags=["decisions"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Decision = IdOf[DecisionId]
ConditionNumber = Annotated[Position, Path(le=10_000)]


@router.post(
    "/conditions/{condition}/discharges",
    operation_id="dischargeCondition",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-condition", "condition-already-settled", "decision-not-in-force"
    ),
)
async def discharge_condition(
    ods: Ods,
    decision: Decision,
    condition: ConditionNumber,
    body: sent.DischargeBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a condition of an approval was met."""
    command = DischargeCondition(
        asked=desk.asked(caller, body),
        decision=decision,
        condition=condition,
        on=body.on,
        evidence_digest=body.evidence_digest,
        note=body.note,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/conditions/{condition}/waivers",
    operation_id="waiveCondition",
    **RECORDED,
    responses=document_problems("unknown-decision", "unknown-condition", "condition-already-settled", "unknown-person"),
)
async def waive_condition(
    ods: Ods,
    decision: Decision,
    condition: ConditionNumber,
    body: sent.WaiverBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a condition of an approval was let go."""
    command = WaiveCondition(
        asked=desk.asked(caller, body),
        decision=decision,
        condition=condition,
        on=body.on,
        waived_by=body.waived_by,
        evidence_digest=body.evidence_digest,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/conditions/{condition}/failures",
    operation_id="failCondition",
    **RECORDED,
    responses=document_problems("unknown-decision", "unknown-condition", "condition-already-settled"),
)
async def fail_condition(
    ods: Ods,
    decision: Decision,
    condition: ConditionNumber,
    body: sent.FailureBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a condition was not met, and the approval fell with it."""
    command = FailCondition(
        asked=desk.asked(caller, body),
        decision=decision,
        condition=condition,
        on=body.on,
        evidence_digest=body.evidence_digest,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)
