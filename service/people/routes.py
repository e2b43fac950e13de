"""The register of people over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.kernel.ids import BodyCode, OrganisationCode, PersonId, PositionId
from domain.kernel.messages import Asked
from domain.people.commands import LeavePosition, RegisterPerson, TakePosition
from domain.people.events import PositionKind
from service.auth.permissions import MAY_DISCLOSE, MayRead, MayRegister
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.people import queries
from service.people.bodies import (
    LeavingBody,
    PersonBody,
    PersonPage,
    PersonWithTies,
    PositionBody,
    PositionPage,
    PositionShown,
)
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.days import TheDay
from service.viewing.judged_anew import Impact
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["people"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Person = IdOf[PersonId]
Position = IdOf[PositionId]
TAKING = ("unknown-person", "unknown-organisation", "position-left-before-taken", "stale")
LEAVING = ("unknown-position", "position-already-left", "position-left-before-taken", "stale", "precondition-required")


@router.post("/people", operation_id="registerPerson", **RECORDED, responses=document_problems("body-not-established"))
async def register_person(ods: Ods, body: PersonBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Enter a person in the register, by office; the name, if given, is kept apart and can be erased."""
    person = PersonId(new_id())
    command = RegisterPerson(
        asked=desk.asked(caller, body), body=ods, person=person, office=body.office, name=body.name
    )
    return await desk.record(command, at=f"people/{person}")


@router.get("/people", operation_id="listPeople")
async def list_people(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
) -> PersonPage:
    """The register of people, in the order of recording."""
    shown, found = queries.register_page(view, page)
    return PersonPage(results=shown, metadata=page.metadata(view, found))


@router.get("/people/{person}", operation_id="readPerson", responses=document_problems("unknown-person"))
async def read_person(
    ods: Ods, person: Person, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> PersonWithTies:
    """One person with their positions, seats and the sum of their interests, as it was on a day.

    An entry that was merged answers with the person as whom it is seen; Content-Location says where that one is.
    """
    name = view.identity.name_of(person)
    response.headers.update(view.etag(name))
    if name != person:
        response.headers["Content-Location"] = f"/v1/bodies/{ods}/people/{name}"
    return queries.person(view, person, day)


@router.post(
    "/people/{person}/positions", operation_id="takePosition", **RECORDED, responses=document_problems(*TAKING)
)
async def take_position(ods: Ods, person: Person, body: PositionBody, caller: MayRegister, desk: TheDesk) -> Response:
    """Record that a person holds a post, an employment or a partnership at an organisation."""
    command = _taking(desk.asked(caller, body), person, body)
    return await desk.record(command, at=f"positions/{command.position}", matching=person)


@router.post(
    "/people/{person}/positions:preview",
    operation_id="previewPosition",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*TAKING[:-1]),
)
async def preview_position(ods: Ods, person: Person, body: PositionBody, caller: MayRegister, desk: TheDesk) -> Impact:
    """Which decisions already taken would be judged otherwise if the position was held; nothing is recorded."""
    return await desk.impact(caller, _taking(desk.asked(caller, body), person, body))


def _taking(asked: Asked, person: PersonId, body: PositionBody) -> TakePosition:
    return TakePosition(
        asked=asked,
        position=PositionId(new_id()),
        person=person,
        organisation=body.organisation,
        kind=body.kind,
        title=body.title,
        held_from=body.held_from,
        held_to=body.held_to,
    )


@router.get("/positions", operation_id="listPositions")
async def list_positions(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    day: TheDay,
    page: ThePage,
    person: Annotated[Person | None, Query()] = None,
    organisation: Annotated[IdOf[OrganisationCode] | None, Query()] = None,
    kind: Annotated[Word[PositionKind] | None, Query()] = None,
) -> PositionPage:
    """Positions in the order of recording: who is tied to which organisation, and whether they were on a day."""
    filters = {"person": person, "organisation": organisation, "kind": kind.name if kind else None}
    shown, found = queries.positions_page(view, day, page, **filters)
    return PositionPage(results=shown, metadata=page.metadata(view, found, as_at=day, **filters))


@router.get("/positions/{position_id}", operation_id="readPosition", responses=document_problems("unknown-position"))
async def read_position(
    ods: Ods, position_id: Position, caller: MayRead, view: TheViewpoint, day: TheDay, response: Response
) -> PositionShown:
    """One position, and whether it was held on a day."""
    response.headers.update(view.etag(position_id))
    return queries.position(view, position_id, day)


@router.post(
    "/positions/{position_id}/end", operation_id="leavePosition", **RECORDED, responses=document_problems(*LEAVING)
)
async def leave_position(
    ods: Ods, position_id: Position, body: LeavingBody, caller: MayRegister, desk: TheDesk
) -> Response:
    """Record the last day on which a person held a position."""
    command = LeavePosition(asked=desk.asked(caller, body), position=position_id, left=body.left)
    return await desk.record(command, at=f"positions/{position_id}", matching=position_id, required=True)


@router.post(
    "/positions/{position_id}/end:preview",
    operation_id="previewLeaving",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*LEAVING[:3]),
)
async def preview_leaving(
    ods: Ods, position_id: Position, body: LeavingBody, caller: MayRegister, desk: TheDesk
) -> Impact:
    """Which decisions already taken would be judged otherwise if the position ended so; nothing is recorded."""
    return await desk.impact(
        caller, LeavePosition(asked=desk.asked(caller, body), position=position_id, left=body.left)
    )
