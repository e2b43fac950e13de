"""Subject access over HTTP: what is recorded about somebody is given to them, as data and as a page to be read."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from domain.kernel.ids import AccessId, BodyCode, PersonId
from domain.privacy.access_commands import GiveSubjectAccess
from service.auth.permissions import MayErase, MayLookBeforeErasing
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.privacy import access_queries as queries
from service.privacy.access_document import document
from service.privacy.access_shown import AccessPage, EverythingAbout
from service.privacy.access_text import as_json
from service.privacy.bodies import AccessBody
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/subject-accesses", tags=["privacy"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Access = IdOf[AccessId]
UNKNOWN = document_problems("unknown-subject-access")
AS_A_PAGE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}


@router.post(
    "", operation_id="giveSubjectAccess", **RECORDED, responses=document_problems("unknown-person", "reason-missing")
)
async def give_subject_access(ods: Ods, body: AccessBody, caller: MayErase, desk: TheDesk) -> Response:
    """Record that somebody is given everything on record about them, as it stands with this fact."""
    access = AccessId(new_id())
    command = GiveSubjectAccess(asked=desk.asked(caller, body), body=ods, access=access, subject=body.person)
    return await desk.record(command, at=f"subject-accesses/{access}")


@router.get("", operation_id="listSubjectAccesses")
async def list_subject_accesses(
    ods: Ods,
    caller: MayLookBeforeErasing,
    view: TheViewpoint,
    page: ThePage,
    person: Annotated[IdOf[PersonId] | None, Query(description="That this person was given.")] = None,
) -> AccessPage:
    """To whom access was given, when, by whom and why."""
    return queries.accesses_page(view, page, person)


@router.get("/{access}", operation_id="readSubjectAccess", response_model=EverythingAbout, responses=UNKNOWN)
def read_subject_access(
    ods: Ods, access: Access, caller: MayLookBeforeErasing, desk: TheDesk, view: TheViewpoint, response: Response
) -> StreamingResponse:
    """Everything on record about somebody when access was given: facts with their words, rows of lists, entries."""
    told = as_json(queries.everything(view, access))
    return StreamingResponse(told, media_type="application/json", headers=dict(response.headers))


@router.get(
    "/{access}/pages",
    operation_id="readSubjectAccessPages",
    response_class=HTMLResponse,
    responses=AS_A_PAGE | UNKNOWN,
)
def read_subject_access_document(
    ods: Ods, access: Access, caller: MayLookBeforeErasing, desk: TheDesk, view: TheViewpoint, response: Response
) -> StreamingResponse:
    """The same as a page that the person can read and print."""
    lines = (f"{line}\n" for line in document(queries.everything(view, access)))
    return StreamingResponse(lines, media_type="text/html", headers=dict(response.headers))
