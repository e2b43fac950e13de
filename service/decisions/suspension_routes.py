"""Suspensions of decisions over HTTP: called in, referred or taken to court, and released."""

from fastapi import APIRouter, Response

from domain.decisions.sequel_commands import LiftSuspension, SuspendDecision
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
    "/suspensions",
    operation_id="suspendDecision",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-in-force", "outside-the-standstill"),
)
async def suspend_decision(
    ods: Ods,
    decision: Decision,
    body: sent.SuspensionBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a decision was called in, referred, or taken to court."""
    command = SuspendDecision(
        asked=desk.asked(caller, body),
        decision=decision,
        ground=body.ground,
        on=body.on,
        by_whom=body.by_whom,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/releases",
    operation_id="liftSuspension",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-suspended"),
)
async def lift_suspension(
    ods: Ods,
    decision: Decision,
    body: sent.OnDayBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a decision that was held up stands again."""
    command = LiftSuspension(
        asked=desk.asked(caller, body),
        decision=decision,
        on=body.on,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)
