"""Proposals over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.kernel.ids import BoardId, BodyCode, CaseId, ProposalId
from domain.proposals.commands import MakeProposal, WithdrawProposal
from service.auth.permissions import MayPropose, MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.proposals import queries
from service.proposals.bodies import ProposalBody, ProposalPage, ProposalShown, TakingBackBody
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["proposals"], route_class=StrictRoute)

Ods = IdOf[BodyCode]


@router.post(
    "/proposals",
    operation_id="makeProposal",
    **RECORDED,
    responses=document_problems(
        "unknown-case",
        "unknown-board",
        "case-not-submitted",
        "already-proposed",
        "proposal-needs-a-vote",
        "board-does-not-propose",
        "not-the-approving-board",
        "proposer-without-seat",
    ),
)
async def make_proposal(ods: Ods, body: ProposalBody, caller: MayPropose, desk: TheDesk) -> Response:
    """Put a submitted case to another board for approval."""
    proposal = ProposalId(new_id())
    command = MakeProposal(
        asked=desk.asked(caller, body),
        proposal=proposal,
        case=body.case,
        version=body.version,
        from_board=body.from_board,
        to_board=body.to_board,
        proposers=body.proposers,
    )
    return await desk.record(command, at=f"proposals/{proposal}")


@router.post(
    "/proposals/{proposal}/withdrawals",
    operation_id="withdrawProposal",
    **RECORDED,
    responses=document_problems("unknown-proposal", "proposal-already-withdrawn"),
)
async def withdraw_proposal(
    ods: Ods, proposal: IdOf[ProposalId], body: TakingBackBody, caller: MayPropose, desk: TheDesk
) -> Response:
    """Take a proposal back."""
    command = WithdrawProposal(asked=desk.asked(caller, body), proposal=proposal, why=body.why)
    return await desk.record(command, at=f"proposals/{proposal}", matching=proposal)


@router.get("/proposals", operation_id="listProposals")
async def list_proposals(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    paging: ThePage,
    case: Annotated[IdOf[CaseId] | None, Query()] = None,
    board: Annotated[IdOf[BoardId] | None, Query(description="The board it was put to.")] = None,
) -> ProposalPage:
    """Proposals, in the order of recording."""
    shown, found = queries.the_proposals(view, paging.limit, paging.after, case=case, to_board=board)
    return ProposalPage(results=shown, metadata=paging.metadata(view, found, case=case, board=board))


@router.get("/proposals/{proposal}", operation_id="readProposal")
async def read_proposal(
    ods: Ods, proposal: IdOf[ProposalId], caller: MayRead, view: TheViewpoint, response: Response
) -> ProposalShown:
    """One proposal."""
    response.headers.update(view.etag(proposal))
    return queries.the_proposal(view, proposal)
