"""What becomes of a decision, over HTTP: standstills, and how it loses its force."""

from fastapi import APIRouter, Response

from domain.decisions.sequel_commands import BeginStandstill, LapseDecision, SetDecisionAside
from service.decisions import sequel_bodies as sent
from service.decisions.following_up import BELOW_A_DECISION, TheFollowUp
from service.problems.document import document_problems
from service.recording.receipts import RECORDED

router = APIRouter(**BELOW_A_DECISION)


@router.post(
    "/standstills",
    operation_id="beginStandstill",
    **RECORDED,
    responses=document_problems("unknown-decision", "standstill-already-begun", "decision-not-in-force"),
)
async def begin_standstill(follow_up: TheFollowUp, body: sent.StandstillBody) -> Response:
    """Record the notice of an intended award, from which the standstill runs."""
    command = BeginStandstill(
        asked=follow_up.asked(body), decision=follow_up.decision, notice_published=body.notice_published
    )
    return await follow_up.record(command)


@router.post(
    "/set-asides",
    operation_id="setDecisionAside",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-in-force"),
)
async def set_decision_aside(follow_up: TheFollowUp, body: sent.SetAsideBody) -> Response:
    """Record that a court or another authority set a decision aside."""
    command = SetDecisionAside(
        asked=follow_up.asked(body), decision=follow_up.decision, on=body.on, by_whom=body.by_whom, why=body.why
    )
    return await follow_up.record(command)


@router.post(
    "/lapses",
    operation_id="lapseDecision",
    **RECORDED,
    responses=document_problems("unknown-decision", "decision-not-in-force"),
)
async def lapse_decision(follow_up: TheFollowUp, body: sent.OnDayBody) -> Response:
    """Record that a decision lost its force because nothing was done under it."""
    command = LapseDecision(asked=follow_up.asked(body), decision=follow_up.decision, on=body.on, why=body.why)
    return await follow_up.record(command)
