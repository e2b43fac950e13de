"""Exceptions over HTTP: how many of each kind, page by page, and as a sheet."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from domain.kernel.ids import BodyCode
from service.auth.permissions import MayAudit, MayAuditPeople
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.edge.text_forms import TextForm
from service.exceptions import queries
from service.exceptions.kinds import ExceptionKind
from service.exceptions.sheets import sheet
from service.exceptions.shown import ExceptionOverview, ExceptionPage
from service.viewing.days import TheDay, TheDayAsked
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/exceptions", tags=["exceptions"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Kind = Annotated[
    ExceptionKind,
    TextForm(
        read=lambda kind, text: kind(text),
        show=lambda found: str(found.value),
        sentence="There is no such kind of exceptions.",
        describe=lambda kind: {"pattern": f"^(?:{'|'.join(one.value for one in kind)})$", "examples": ["tainted"]},
    ),
]
CSV = "text/csv; charset=utf-8"


async def _now(request: Request) -> datetime:
    found: datetime = request.app.state.clock.now()
    return found


Now = Annotated[datetime, Depends(_now)]


@router.get("", operation_id="readExceptions")
def read_exceptions(ods: Ods, caller: MayAudit, view: TheViewpoint, day: TheDay, now: Now) -> ExceptionOverview:
    """How many things an auditor should look at, by kind, as known at the viewpoint and as of the day."""
    return queries.overview(view, day, now)


@router.get("/{kind}", operation_id="listExceptions")
def list_exceptions(
    ods: Ods,
    kind: Kind,
    caller: MayAuditPeople,
    view: TheViewpoint,
    page: ThePage,
    day: TheDay,
    as_at: TheDayAsked,
    now: Now,
) -> ExceptionPage:
    """The exceptions of a kind in the order of the log, each with a sentence, its subject, since when, and a source."""
    shown, found = queries.page_of(view, kind, day, now, page)
    return ExceptionPage(results=shown, metadata=page.metadata(view, found, as_at=as_at))


@router.get(
    "/{kind}/sheets",
    operation_id="exportExceptions",
    response_class=Response,
    responses={200: {"content": {CSV: {"schema": {"type": "string"}}}}},
)
def export_exceptions(
    ods: Ods, kind: Kind, caller: MayAuditPeople, view: TheViewpoint, day: TheDay, now: Now
) -> Response:
    """All exceptions of a kind as comma-separated values, in which no cell is taken for a formula."""
    text = "".join(sheet(queries.all_of_a_kind(view, kind, day, now)))
    name = f"{ods}-{kind.value}-{view.position}.csv"
    return Response(text, media_type=CSV, headers={"Content-Disposition": f'attachment; filename="{name}"'})
