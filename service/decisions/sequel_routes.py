"""What becomes of a decision, over HTTP: standstills, and how it loses its force."""

from fastapi import APIRouter, Response

from domain.decisions.sequel_commands import BeginStandstill, LapseDecision, SetDecisionAside
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
    "/standstills",
    operation_id="beginStandstill",
    **RECORDED,
    responses=document_problems("unknown-decision", "standstill-already-begun", "decision-not-in-force"),
)
async def begin_standstill(
    ods: Ods,
    decision: Decision,
    body: sent.StandstillBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record the notice of an intended award, from which the standstill runs."""
    command = BeginStandstill(
        asked=desk.asked(caller, body),
        decision=decision,
        notice_published=body.notice_published,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/set-asides",
    operation_id="setDecisionAside",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-in-force"),
)
async def set_decision_aside(
    ods: Ods,
    decision: Decision,
    body: sent.SetAsideBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a court or another authority set a decision aside."""
    command = SetDecisionAside(
        asked=desk.asked(caller, body),
        decision=decision,
        on=body.on,
        by_whom=body.by_whom,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/lapses",
    operation_id="lapseDecision",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-in-force"),
)
async def lapse_decision(
    ods: Ods,
    decision: Decision,
    body: sent.OnDayBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a decision lost its force because nothing was done under it."""
    command = LapseDecision(
        asked=desk.asked(caller, body),
        decision=decision,
        on=body.on,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)
