"""Chair's actions over HTTP, in one list for all boards."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.decisions.ratification import Ratification
from domain.kernel.ids import BoardId, BodyCode
from service.auth.permissions import MayRead
from service.decisions import chairs_actions as queries
from service.decisions.chairs_action_shown import ChairsActionPage
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.viewing.days import TheDay
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["decisions"], route_class=StrictRoute)


@router.get("/chairs-actions", operation_id="listChairsActions")
async def list_chairs_actions(
    ods: IdOf[BodyCode],
    caller: MayRead,
    view: TheViewpoint,
    day: TheDay,
    page: ThePage,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    ratification: Annotated[Word[Ratification] | None, Query(description="On the day of as_at.")] = None,
) -> ChairsActionPage:
    """What members did for a board between meetings, why it could not wait, and whether it was ratified in time."""
    filters = {"board": str(board)} if board else {}
    shown, found = queries.chairs_actions(view, day, page, ratification, **filters)
    metadata = page.metadata(view, found, as_at=day, ratification=ratification, **filters)
    return ChairsActionPage(results=shown, metadata=metadata)
