"""Chair's actions over HTTP: taken by two members for a board, tried before, and listed for all boards."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from domain.decisions.commands import TakeChairsAction
from domain.decisions.ratification import Ratification
from domain.kernel.ids import BoardId, BodyCode, DecisionId
from domain.kernel.messages import Asked
from domain.kernel.refusals import Refused
from service.auth.permissions import MayDecide, MayRead
from service.decisions import chairs_actions as queries
from service.decisions.chairs_action_bodies import ChairsActionBody
from service.decisions.chairs_action_shown import ChairsActionPage
from service.decisions.shown import ActionPreview
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.problems.responses import problem_document
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["decisions"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Board = IdOf[BoardId]
REFUSALS = (
    "unknown-board",
    "chairs-action-not-provided",
    "actor-named-twice",
    "not-jointly",
    "conflict-of-interest",
    "separation-of-duties",
    "case-already-decided",
    "due-diligence-incomplete",
    "above-delegated-limit",
    "not-on-the-basis-of-the-limit",
)


@router.post(
    "/boards/{board}/chairs-actions",
    operation_id="takeChairsAction",
    **RECORDED,
    responses=document_problems(*REFUSALS),
)
async def take_chairs_action(
    ods: Ods, board: Board, body: ChairsActionBody, caller: MayDecide, desk: TheDesk
) -> Response:
    """Act for a board that cannot wait or finds no quorum: two members jointly, to be ratified by a day."""
    decision = DecisionId(new_id())
    command = _acting(desk.asked(caller, body), decision, board, body)
    return await desk.record(command, at=f"decisions/{decision}", matching=board)


@router.post(
    "/boards/{board}/chairs-actions:preview",
    operation_id="previewChairsAction",
    responses=document_problems("unknown-board"),
)
async def preview_chairs_action(
    request: Request, ods: Ods, board: Board, body: ChairsActionBody, caller: MayDecide, desk: TheDesk
) -> ActionPreview:
    """Whether an action would be accepted as things stand; nothing is recorded."""
    command = _acting(desk.asked(caller, body), DecisionId(new_id()), board, body)
    try:
        await desk.preview(command)
    except Refused as refusal:
        return ActionPreview(accepted=False, problem=problem_document(refusal, request.scope))
    return ActionPreview(accepted=True)


@router.get("/chairs-actions", operation_id="listChairsActions")
async def list_chairs_actions(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    day: TheDay,
    page: ThePage,
    board: Annotated[Board | None, Query()] = None,
    ratification: Annotated[Word[Ratification] | None, Query(description="On the day of as_at.")] = None,
) -> ChairsActionPage:
    """What members did for a board between meetings, why it could not wait, and whether it was ratified in time."""
    filters = {"board": str(board)} if board else {}
    shown, found = queries.chairs_actions(view, day, page, ratification, **filters)
    metadata = page.metadata(view, found, as_at=day, ratification=ratification, **filters)
    return ChairsActionPage(results=shown, metadata=metadata)


def _acting(asked: Asked, decision: DecisionId, board: BoardId, body: ChairsActionBody) -> TakeChairsAction:
    return TakeChairsAction(
        asked=asked,
        decision=decision,
        board=board,
        case=body.case,
        direction=body.direction,
        actors=body.actors,
        text=body.text,
        urgency=body.urgency,
        terms=body.terms(),
        ratify_by=body.ratify_by,
        earlier=body.earlier,
    )
