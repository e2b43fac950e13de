"""Decisions judged anew, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.kernel.ids import BoardId, BodyCode, CaseId, DecisionId, MeetingId
from service.auth.permissions import MAY_DISCLOSE, MayRead
from service.decisions import queries
from service.decisions.shown import RejudgementPage
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}", tags=["decisions"], route_class=StrictRoute)

Ods = IdOf[BodyCode]


@router.get("/rejudgements", operation_id="listRejudgements", dependencies=MAY_DISCLOSE)
async def list_rejudgements(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    case: Annotated[IdOf[CaseId] | None, Query()] = None,
    meeting: Annotated[IdOf[MeetingId] | None, Query()] = None,
    decision: Annotated[IdOf[DecisionId] | None, Query()] = None,
) -> RejudgementPage:
    """The decisions that knowledge which came late has given a second verdict, with both verdicts and the cause."""
    chosen = {"board": board, "case": case, "meeting": meeting, "decision": decision}
    results, found = queries.judged_anew(view, page, **chosen)
    shown = RejudgementPage(results=results, metadata=page.metadata(view, found, **chosen))
    return as_seen_by(caller, view.connection, ods, shown)
