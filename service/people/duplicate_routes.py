"""People who are entered twice, over HTTP."""

from fastapi import APIRouter

from domain.kernel.ids import BodyCode
from service.auth.permissions import MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.people.duplicates import DoublePeople, double_people
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["people"], route_class=StrictRoute)


@router.get("/double-people", operation_id="listDoublePeople")
def list_double_people(ods: IdOf[BodyCode], caller: MayRead, view: TheViewpoint) -> DoublePeople:
    """Which people are entered twice: merged as one, or with names alike."""
    return double_people(view)
