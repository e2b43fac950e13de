"""Findings and late facts over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.kernel.ids import BoardId, BodyCode, CaseId, MeetingId
from service.auth.permissions import MAY_DISCLOSE, MayAuditPeople, MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.findings import queries
from service.findings.shown import FindingPage, LateFactPage
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}", tags=["findings"], route_class=StrictRoute)

Code = Annotated[str | None, Query(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
DaysLate = Annotated[
    int,
    Query(ge=1, le=36_600, description="Whole days after it happened.", json_schema_extra={"format": "int32"}),
]


@router.get("/findings", operation_id="listFindings", dependencies=MAY_DISCLOSE)
def list_findings(
    ods: IdOf[BodyCode],
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    code: Code = None,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    meeting: Annotated[IdOf[MeetingId] | None, Query()] = None,
    case: Annotated[IdOf[CaseId] | None, Query()] = None,
) -> FindingPage:
    """The facts that did not keep every rule, with each rule that they broke, in the order of the log."""
    chosen = {"code": code, "board": board, "meeting": meeting, "case": case}
    found, cursor = queries.facts_found(view, page, **chosen)
    shown = FindingPage(results=found, metadata=page.metadata(view, cursor, **chosen))
    return as_seen_by(caller, view.connection, ods, shown)


@router.get("/late-facts", operation_id="listLateFacts")
def list_late_facts(
    ods: IdOf[BodyCode], caller: MayAuditPeople, view: TheViewpoint, page: ThePage, days: DaysLate = 1
) -> LateFactPage:
    """What was recorded so many days or more after it happened, by whom and why, in the order of the log."""
    found, cursor = queries.late(view, days, page)
    return LateFactPage(results=found, metadata=page.metadata(view, cursor, days=days))
