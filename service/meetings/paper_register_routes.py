"""Who had the papers of which item over HTTP, of all meetings."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.kernel.ids import BoardId, BodyCode, ItemId, MeetingId, PersonId
from service.auth.permissions import MayRead
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.meetings.conflict_tables import Had
from service.meetings.paper_queries import who_had_papers
from service.meetings.paper_shown import PaperPage
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["meetings"], route_class=StrictRoute)


@router.get("/papers", operation_id="listPapers")
def list_papers(
    ods: IdOf[BodyCode],
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    *,
    person: Annotated[IdOf[PersonId] | None, Query()] = None,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    meeting: Annotated[IdOf[MeetingId] | None, Query()] = None,
    item: Annotated[IdOf[ItemId] | None, Query()] = None,
    how: Annotated[Word[Had] | None, Query()] = None,
    kept_from_item: Annotated[bool, Query(description="Only of those who were kept from the item.")] = False,
) -> PaperPage:
    """Who was sent the papers of which item, who read them, and who of them was kept from the item."""
    told = {"person": person, "board": board, "meeting": meeting, "item": item, "how": how.name if how else None}
    filters: dict[str, object] = {name: str(held) for name, held in told.items() if held is not None}
    kept = {"kept_from_item": "true"} if kept_from_item else {}
    shown, found = who_had_papers(view, page, **filters, **kept)
    return PaperPage(results=shown, metadata=page.metadata(view, found, **filters, **kept))
