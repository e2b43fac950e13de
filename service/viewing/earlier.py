"""The earlier of two viewpoints that are compared, said as a position or as an instant."""

from typing import Annotated

from fastapi import Depends, Query, Request

from service.edge.fields import Instant, Position
from service.store.leaves import microseconds
from service.store.scanning import position_at
from service.viewing.viewpoint import InvalidMoment, TheViewpoint, Viewpoint


async def _then(
    request: Request,
    view: TheViewpoint,
    before: Annotated[Position | None, Query(alias="from", description="The earlier position.")] = None,
    from_known_at: Annotated[Instant | None, Query(description="The earlier instant.")] = None,
) -> Viewpoint:
    if (before is None) == (from_known_at is None):
        raise InvalidMoment("Say from or from_known_at.", parameter="from")
    if before is not None:
        return view.earlier(before, "from")
    found = position_at(view.connection, view.ledger, microseconds(from_known_at)) if from_known_at else 0
    if found == 0:
        raise InvalidMoment("Nothing was on record yet at this instant.", parameter="from_known_at")
    return view.earlier(found, "from_known_at")


TheEarlier = Annotated[Viewpoint, Depends(_then)]
"""The earlier of two viewpoints; the later is said by `position` or `known_at`, and is now where neither is."""
