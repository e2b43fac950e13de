"""Organisations that are entered twice, over HTTP."""

from fastapi import APIRouter

from domain.kernel.ids import BodyCode
from service.auth.permissions import MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.organisations.duplicates import DoubleOrganisations, double_organisations
from service.viewing.days import TheDay
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["organisations"], route_class=StrictRoute)


@router.get("/double-organisations", operation_id="listDoubleOrganisations")
def list_double_organisations(
    ods: IdOf[BodyCode], caller: MayRead, view: TheViewpoint, day: TheDay
) -> DoubleOrganisations:
    """Which organisations are entered twice: linked as one, or with names alike.

    Two entries are joined by a link of the kind SAME_ORGANISATION, and told apart again by its end.
    """
    return double_organisations(view, day)
