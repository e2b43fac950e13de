"""Departures for items over HTTP, of all meetings."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.kernel.ids import BoardId, BodyCode, MeetingId, PersonId
from service.auth.permissions import MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.meetings.departure_shown import DeparturePage
from service.meetings.departures import departures
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["meetings"], route_class=StrictRoute)


@router.get("/departures", operation_id="listDepartures")
def list_departures(
    ods: IdOf[BodyCode],
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    *,
    person: Annotated[IdOf[PersonId] | None, Query()] = None,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    meeting: Annotated[IdOf[MeetingId] | None, Query()] = None,
    for_conflict: Annotated[bool, Query(description="Only because of a conflict.")] = False,
) -> DeparturePage:
    """Who left the room for which items, when they came back, and whether a conflict was on record."""
    told = {"person": person, "board": board, "meeting": meeting}
    filters: dict[str, object] = {name: str(held) for name, held in told.items() if held is not None}
    conflict = {"for_conflict": "true"} if for_conflict else {}
    shown, found, times = departures(view, page, **filters, **conflict)
    return DeparturePage(results=shown, times=times, metadata=page.metadata(view, found, **filters, **conflict))
