"""Breaches over HTTP: the process of each, and the register whole and anonymous."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.breaches.commands import (
    BeginInvestigation,
    CloseBreach,
    DetermineBreach,
    PublishBreach,
    ReportBreach,
    TakeActions,
    TriageBreach,
)
from domain.breaches.events import BreachType
from domain.breaches.state import Stage
from domain.kernel.ids import BodyCode, BreachId
from service.auth.permissions import (
    MayHandleBreaches,
    MayPublish,
    MayReadPublished,
    MayReadRestricted,
    MayReportBreaches,
)
from service.breaches import queries
from service.breaches.bodies import ActionsBody, BreachBody, BreachPublicationBody, DeterminationBody, TriageBody
from service.breaches.published_shown import PublishedBreachPage
from service.breaches.shown import BreachPage, BreachShown
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

router = APIRouter(prefix="/bodies/{ods}", tags=["breaches"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Breach = IdOf[BreachId]
STEPPING = ("unknown-breach", "breach-not-at-this-stage")


@router.post(
    "/breaches",
    operation_id="reportBreach",
    **RECORDED,
    responses=document_problems("unknown-decision", "breach-reported-before-it-happened"),
)
async def report_breach(ods: Ods, body: BreachBody, caller: MayReportBreaches, desk: TheDesk) -> Response:
    """Report a breach by whatever route it came to notice; decisions that it may have tainted come under review."""
    breach = BreachId(new_id())
    command = ReportBreach(
        asked=desk.asked(caller, body),
        breach=breach,
        type=body.type,
        route=body.route,
        happened=body.happened,
        account=body.account,
        involved=body.involved,
        decisions=body.decisions,
    )
    return await desk.record(command, at=f"breaches/{breach}")


@router.post(
    "/breaches/{breach}/triages", operation_id="triageBreach", **RECORDED, responses=document_problems(*STEPPING)
)
async def triage_breach(
    ods: Ods, breach: Breach, body: TriageBody, caller: MayHandleBreaches, desk: TheDesk
) -> Response:
    """Settle whether a report is investigated, and why."""
    command = TriageBreach(
        asked=desk.asked(caller, body),
        breach=breach,
        triaged_by=body.triaged_by,
        investigate=body.investigate,
        why=body.why,
    )
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.post(
    "/breaches/{breach}/investigations",
    operation_id="beginInvestigation",
    **RECORDED,
    responses=document_problems(*STEPPING),
)
async def begin_investigation(
    ods: Ods, breach: Breach, body: NoMatter, caller: MayHandleBreaches, desk: TheDesk
) -> Response:
    """Begin to investigate a report."""
    command = BeginInvestigation(asked=desk.asked(caller, body), breach=breach)
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.post(
    "/breaches/{breach}/determinations",
    operation_id="determineBreach",
    **RECORDED,
    responses=document_problems(*STEPPING),
)
async def determine_breach(
    ods: Ods, breach: Breach, body: DeterminationBody, caller: MayHandleBreaches, desk: TheDesk
) -> Response:
    """Determine whether there was a breach, wholly or partly; without an investigation, only that there was none."""
    command = DetermineBreach(
        asked=desk.asked(caller, body), breach=breach, determination=body.determination, why=body.why
    )
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.post(
    "/breaches/{breach}/actions",
    operation_id="takeActions",
    **RECORDED,
    responses=document_problems(*STEPPING, "nothing-to-publish"),
)
async def take_actions(
    ods: Ods, breach: Breach, body: ActionsBody, caller: MayHandleBreaches, desk: TheDesk
) -> Response:
    """Settle what is done about a breach."""
    command = TakeActions(asked=desk.asked(caller, body), breach=breach, actions=body.actions, note=body.note)
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.post(
    "/breaches/{breach}/publications",
    operation_id="publishBreach",
    **RECORDED,
    responses=document_problems(*STEPPING, "published-in-the-future"),
)
async def publish_breach(
    ods: Ods, breach: Breach, body: BreachPublicationBody, caller: MayPublish, desk: TheDesk
) -> Response:
    """Publish a breach without names, with what the body learned from it."""
    command = PublishBreach(
        asked=desk.asked(caller, body), breach=breach, published=body.published, learning=body.learning
    )
    return await desk.record(command, at="published-breaches", matching=breach)


@router.post(
    "/breaches/{breach}/closures",
    operation_id="closeBreach",
    **RECORDED,
    responses=document_problems(*STEPPING, "decisions-still-under-review"),
)
async def close_breach(ods: Ods, breach: Breach, body: NoMatter, caller: MayHandleBreaches, desk: TheDesk) -> Response:
    """Close the file of a breach that is published, or was none."""
    command = CloseBreach(asked=desk.asked(caller, body), breach=breach)
    return await desk.record(command, at=f"breaches/{breach}", matching=breach)


@router.get("/breaches", operation_id="listBreaches")
async def list_breaches(
    ods: Ods,
    caller: MayReadRestricted,
    view: TheViewpoint,
    page: ThePage,
    type: Annotated[Word[BreachType] | None, Query(description="What went wrong.")] = None,
    stage: Annotated[Word[Stage] | None, Query(description="How far the file is.")] = None,
) -> BreachPage:
    """The register of breaches in the order of reporting, with its personal texts."""
    filters = {"type": type.name if type else None, "stage": stage.name if stage else None}
    shown, found = queries.register_page(view, page, **filters)
    return BreachPage(results=shown, metadata=page.metadata(view, found, **filters))


@router.get("/breaches/{breach}", operation_id="readBreach", responses=document_problems("unknown-breach"))
async def read_breach(
    ods: Ods, breach: Breach, caller: MayReadRestricted, view: TheViewpoint, response: Response
) -> BreachShown:
    """The file of one breach, with the decisions under review."""
    found = queries.the_breach(view, breach)
    response.headers.update(view.etag(breach))
    return found


@router.get("/published-breaches", operation_id="listPublishedBreaches")
def list_published_breaches(
    ods: Ods, caller: MayReadPublished, view: TheViewpoint, day: TheDay, page: ThePage
) -> PublishedBreachPage:
    """The published register of breaches: one entry for each year, also for years without any, and nobody is named."""
    years = ((one.year, one) for one in queries.years(view, day))
    shown, metadata = page.out_of(view, years, as_at=day)
    return PublishedBreachPage(results=shown, metadata=metadata)
