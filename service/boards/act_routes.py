"""Acts outside terms over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from domain.kernel.ids import BoardId, BodyCode, PersonId, SeatId
from service.auth.permissions import MayRead
from service.boards import acts
from service.boards.act_shown import ActOutsideTermPage
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/boards/{board}", tags=["boards"], route_class=StrictRoute)


@router.get("/acts-outside-terms", operation_id="listActsOutsideTerms", responses=document_problems("unknown-board"))
def list_acts_outside_terms(
    ods: IdOf[BodyCode],
    board: IdOf[BoardId],
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    seat: Annotated[IdOf[SeatId] | None, Query()] = None,
    person: Annotated[IdOf[PersonId] | None, Query()] = None,
) -> ActOutsideTermPage:
    """Who voted from a seat before a term, after it, de facto or holding over, as the terms are known by then."""
    named = view.identity.name_of(person) if person else None
    filters = {name: str(held) for name, held in (("seat", seat), ("person", named)) if held is not None}
    shown, found = acts.acts_outside_terms(view, board, page, **filters)
    return ActOutsideTermPage(results=shown, metadata=page.metadata(view, found, **filters))
