"""Erasures over HTTP: one data protection officer asks, another approves, and the words are gone at once."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from domain.kernel.ids import ActorId, BodyCode, ErasureId, PersonId
from domain.privacy.commands import ApproveErasure, AskErasure, DeclineErasure
from service.auth.permissions import MayErase, MayLookBeforeErasing, MayReadRestricted
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.privacy import queries
from service.privacy.bodies import ErasureBody
from service.privacy.shown import ErasurePage, ErasureShown, State, WouldGo
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/erasures", tags=["privacy"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Erasure = IdOf[ErasureId]
ASKING = ("reason-missing", "unknown-person", "unknown-fact", "nothing-to-erase", "under-legal-hold")
SETTLING = ("unknown-erasure", "erasure-already-settled")
STAYS = ("nothing-to-erase", "under-legal-hold", "still-kept")
APPROVING = (*SETTLING, "confirmed-by-whoever-asked", "people-cannot-be-told", "erasure-of-oneself", *STAYS)
SECOND_PERSON = ActorId("second-person")


async def _asked(ods: Ods, body: ErasureBody, caller: MayErase, desk: TheDesk, view: TheViewpoint) -> AskErasure:
    named = queries.named(view, body.facts)
    return AskErasure(
        asked=desk.asked(caller, body),
        body=ods,
        erasure=ErasureId(new_id()),
        ground=body.ground,
        subject=body.person,
        positions=named.positions,
        types=named.types,
        mentions=named.mentions,
    )


TheErasure = Annotated[AskErasure, Depends(_asked)]


@router.post("", operation_id="askErasure", **RECORDED, responses=document_problems(*ASKING))
async def ask_erasure(ods: Ods, command: TheErasure, desk: TheDesk) -> Response:
    """Ask for the words about a person or those of some facts to be erased; they go once somebody else approves."""
    return await desk.record(command, at=f"erasures/{command.erasure}")


@router.post(":preview", operation_id="previewErasure", responses=document_problems(*ASKING))
async def preview_erasure(
    ods: Ods, command: TheErasure, caller: MayLookBeforeErasing, desk: TheDesk, view: TheViewpoint
) -> WouldGo:
    """The facts whose words would be destroyed if it was asked for and approved now; nothing is recorded."""
    caller.access.thing = command.subject.tag if command.subject else None
    second = PersonId(new_id()) if command.asked.person else None  # as sign-ins here name people, or do not
    approved = ApproveErasure(asked=replace(command.asked, by=SECOND_PERSON, person=second), erasure=command.erasure)
    return queries.would_go(view, await desk.suppose(command, approved))


@router.post(
    "/{erasure}/approvals", operation_id="approveErasure", **RECORDED, responses=document_problems(*APPROVING, "stale")
)
async def approve_erasure(ods: Ods, erasure: Erasure, body: NoMatter, caller: MayErase, desk: TheDesk) -> Response:
    """Approve an erasure that somebody else asked for; keys and words are destroyed with it, and cannot be had back."""
    command = ApproveErasure(asked=desk.asked(caller, body), erasure=erasure)
    return await desk.record(command, at=f"erasures/{erasure}", matching=erasure)


@router.post(
    "/{erasure}/declinings",
    operation_id="declineErasure",
    **RECORDED,
    responses=document_problems(*SETTLING, "reason-missing", "stale"),
)
async def decline_erasure(ods: Ods, erasure: Erasure, body: NoMatter, caller: MayErase, desk: TheDesk) -> Response:
    """Withdraw a request that one recorded, or reject one that somebody else recorded, with the reason."""
    command = DeclineErasure(asked=desk.asked(caller, body), erasure=erasure)
    return await desk.record(command, at=f"erasures/{erasure}", matching=erasure)


@router.get("", operation_id="listErasures")
async def list_erasures(
    ods: Ods,
    caller: MayReadRestricted,
    view: TheViewpoint,
    page: ThePage,
    person: Annotated[IdOf[PersonId] | None, Query(description="Of words about this person.")] = None,
    state: Annotated[State | None, Query(description="How far it has come.")] = None,
) -> ErasurePage:
    """The erasures that were asked for, whether they were carried out or declined."""
    return queries.erasures_page(view, page, person=person, state=state)


@router.get("/{erasure}", operation_id="readErasure", responses=document_problems("unknown-erasure"))
async def read_erasure(
    ods: Ods, erasure: Erasure, caller: MayReadRestricted, view: TheViewpoint, response: Response
) -> ErasureShown:
    """One erasure: on which ground, who asked and who approved, and the facts whose words are gone."""
    response.headers.update(view.etag(erasure))
    return queries.the_erasure(view, erasure)
