"""Decisions over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from domain.decisions.commands import PreviewDecision, TakeDecision
from domain.decisions.events import Outcome
from domain.decisions.kept import ConditionState
from domain.decisions.statuses import Status
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, BodyCode, CaseId, DecisionId, ItemId, MeetingId, MotionId, PersonId, ProposalId
from service.auth.meeting_boards import MayDecideInMeeting
from service.auth.permissions import MAY_DISCLOSE, MayRead
from service.decisions import queries
from service.decisions.course_shown import ConditionPage
from service.decisions.courses import conditions_listed
from service.decisions.previews import preview_of
from service.decisions.shown import DecisionPage, DecisionPreview, DecisionShown
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}", tags=["decisions"], route_class=StrictRoute)

ON_MOTION = "/meetings/{meeting}/items/{item}/motions/{motion}"
Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]
Item = IdOf[ItemId]
Motion = IdOf[MotionId]
REFUSALS = ("unknown-motion", "motion-already-decided", "case-already-decided", "outside-remit", "no-charter-in-force")
ADVANCING = (
    "no-open-proposal",
    "due-diligence-incomplete",
    "above-delegated-limit",
    "not-on-the-basis-of-the-limit",
    "case-not-submitted",
)


@router.post(
    ON_MOTION + "/decisions",
    operation_id="takeDecision",
    **RECORDED,
    responses=document_problems(*REFUSALS, *ADVANCING, "stale"),
)
async def take_decision(
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: NoMatter,
    caller: MayDecideInMeeting,
    desk: TheDesk,
) -> Response:
    """Take the decision on a motion: close the vote, judge it and record the outcome."""
    decision = DecisionId(new_id())
    command = TakeDecision(
        asked=desk.asked(caller, body),
        decision=decision,
        proposal=ProposalId(new_id()),
        meeting=meeting,
        item=item,
        motion=motion,
    )
    return await desk.record(command, at=f"decisions/{decision}", matching=motion)


@router.post(ON_MOTION + "/decisions:preview", operation_id="previewDecision", responses=document_problems(*REFUSALS))
async def preview_decision(
    request: Request,
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: NoMatter,
    caller: MayDecideInMeeting,
    desk: TheDesk,
) -> DecisionPreview:
    """The verdict as it would be now, also while the vote is open; nothing is recorded."""
    command = PreviewDecision(asked=desk.asked(caller, body), meeting=meeting, item=item, motion=motion)
    return await run_in_threadpool(preview_of, request, command)


@router.get("/decisions", operation_id="listDecisions")
async def list_decisions(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    *,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    case: Annotated[IdOf[CaseId] | None, Query()] = None,
    outcome: Annotated[Word[Outcome] | None, Query()] = None,
    status: Annotated[Word[Status] | None, Query()] = None,
    charter_changed: Annotated[
        bool | None, Query(description="The board has adopted a later version of its charter since.")
    ] = None,
) -> DecisionPage:
    """The register of decisions, in the order in which they were recorded."""
    chosen = {"board": board, "case": case, "outcome": outcome.name if outcome else None}
    chosen["status"] = status.name if status else None
    lines, found = queries.register(view, page, charter_changed=charter_changed, **chosen)
    told = None if charter_changed is None else str(charter_changed).lower()
    return DecisionPage(results=lines, metadata=page.metadata(view, found, charter_changed=told, **chosen))


@router.get(
    "/decisions/{decision}",
    operation_id="readDecision",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-decision-asked"),
)
async def read_decision(
    ods: Ods, decision: IdOf[DecisionId], caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> DecisionShown:
    """A decision with the words that were put, its verdict step by step, and everything that became of it since."""
    response.headers.update(view.etag(decision))
    return as_seen_by(caller, view.connection, ods, queries.the_decision(view, decision, day))


@router.get("/conditions", operation_id="listConditions")
async def list_conditions(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    day: TheDay,
    page: ThePage,
    state: Annotated[Word[ConditionState] | None, Query()] = None,
    owner: Annotated[IdOf[PersonId] | None, Query()] = None,
    overdue: Annotated[Word[Answer] | None, Query(description="On the day of as_at.")] = None,
) -> ConditionPage:
    """The conditions of approvals, in the order of recording, and which of them are overdue."""
    filters = {"state": state.name if state else None, "owner": owner}
    found = conditions_listed(view, day, **filters)
    wanted = (line for line in found if overdue is None or line[1].overdue == overdue.name)
    shown, metadata = page.out_of(view, wanted, **filters, overdue=overdue, as_at=day)
    return ConditionPage(results=shown, metadata=metadata)
