"""The ways out of a lost quorum that follow a meeting, over HTTP."""

from fastapi import APIRouter, Response

from domain.decisions.way_out_commands import CarryItemOver, ConveneConflictsPanel, CoOptMembers, ReferDecisionUp
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
    "/carry-overs",
    operation_id="carryItemOver",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-meeting", "question-answered", "not-a-later-meeting-of-the-board"
    ),
)
async def carry_item_over(
    ods: Ods,
    decision: Decision,
    body: sent.CarryOverBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Put a question that found no quorum over to another meeting of the board."""
    command = CarryItemOver(
        asked=desk.asked(caller, body),
        decision=decision,
        meeting=body.meeting,
        on=body.on,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/referrals",
    operation_id="referDecisionUp",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-board", "question-answered", "referred-to-itself", "outside-remit"
    ),
)
async def refer_decision_up(
    ods: Ods,
    decision: Decision,
    body: sent.ReferralUpBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Refer a question that found no quorum or no majority to another board."""
    command = ReferDecisionUp(
        asked=desk.asked(caller, body),
        decision=decision,
        to_board=body.to_board,
        on=body.on,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/conflicts-panels",
    operation_id="conveneConflictsPanel",
    **RECORDED,
    responses=document_problems(
        "unknown-decision",
        "unknown-person",
        "question-answered",
        "panel-too-small",
        "kept-from-the-question",
        "conflict-of-interest",
    ),
)
async def convene_conflicts_panel(
    ods: Ods,
    decision: Decision,
    body: sent.ConflictsPanelBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Record that a panel without conflicts was convened over a question without a quorum, and what it instructed."""
    command = ConveneConflictsPanel(
        asked=desk.asked(caller, body),
        decision=decision,
        convened_by=body.convened_by,
        panel=body.panel,
        on=body.on,
        instructions=body.instructions,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)


@router.post(
    "/co-options",
    operation_id="coOptMembers",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-meeting", "question-answered", "seat-not-co-opted", "kept-from-the-question"
    ),
)
async def co_opt_members(
    ods: Ods,
    decision: Decision,
    body: sent.CoOptionBody,
    caller: MayFollowUp,
    desk: TheDesk,
) -> Response:
    """Put a question without a quorum over to a later meeting of the board, with members co-opted for it."""
    command = CoOptMembers(
        asked=desk.asked(caller, body),
        decision=decision,
        meeting=body.meeting,
        seats=body.seats,
        on=body.on,
        why=body.why,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=decision)
