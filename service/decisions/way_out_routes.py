"""The ways out of a lost quorum that follow a meeting, over HTTP."""

from fastapi import APIRouter, Response

from domain.decisions.way_out_commands import CarryItemOver, ConveneConflictsPanel, CoOptMembers, ReferDecisionUp
from service.decisions import sequel_bodies as sent
from service.decisions.following_up import BELOW_A_DECISION, TheFollowUp
from service.problems.document import document_problems
from service.recording.receipts import RECORDED

router = APIRouter(**BELOW_A_DECISION)


@router.post(
    "/carry-overs",
    operation_id="carryItemOver",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-meeting", "question-answered", "not-a-later-meeting-of-the-board"
    ),
)
async def carry_item_over(follow_up: TheFollowUp, body: sent.CarryOverBody) -> Response:
    """Put a question that found no quorum over to another meeting of the board."""
    command = CarryItemOver(
        asked=follow_up.asked(body), decision=follow_up.decision, meeting=body.meeting, on=body.on, why=body.why
    )
    return await follow_up.record(command)


@router.post(
    "/referrals",
    operation_id="referDecisionUp",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-board", "question-answered", "referred-to-itself", "outside-remit"
    ),
)
async def refer_decision_up(follow_up: TheFollowUp, body: sent.ReferralUpBody) -> Response:
    """Refer a question that found no quorum or no majority to another board."""
    command = ReferDecisionUp(
        asked=follow_up.asked(body), decision=follow_up.decision, to_board=body.to_board, on=body.on, why=body.why
    )
    return await follow_up.record(command)


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
async def convene_conflicts_panel(follow_up: TheFollowUp, body: sent.ConflictsPanelBody) -> Response:
    """Record that a panel without conflicts was convened over a question without a quorum, and what it instructed."""
    command = ConveneConflictsPanel(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        convened_by=body.convened_by,
        panel=body.panel,
        on=body.on,
        instructions=body.instructions,
        why=body.why,
    )
    return await follow_up.record(command)


@router.post(
    "/co-options",
    operation_id="coOptMembers",
    **RECORDED,
    responses=document_problems(
        "unknown-decision", "unknown-meeting", "question-answered", "seat-not-co-opted", "kept-from-the-question"
    ),
)
async def co_opt_members(follow_up: TheFollowUp, body: sent.CoOptionBody) -> Response:
    """Put a question without a quorum over to a later meeting of the board, with members co-opted for it."""
    command = CoOptMembers(
        asked=follow_up.asked(body),
        decision=follow_up.decision,
        meeting=body.meeting,
        seats=body.seats,
        on=body.on,
        why=body.why,
    )
    return await follow_up.record(command)
