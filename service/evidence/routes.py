"""Evidence packs over HTTP: issued as a fact, listed, and downloaded again."""

from base64 import b64encode
from hashlib import sha256
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from domain.evidence.events import Profile
from domain.kernel.ids import BodyCode, CaseId, EvidencePackId
from service.audit.reading import Audit
from service.auth.permissions import MAY_DISCLOSE, MayAudit, MayAuditPeople, Permission, who
from service.auth.refusals import NotPermitted
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.evidence import queries
from service.evidence.bodies import PackBody
from service.evidence.issuing import issuing
from service.evidence.making import Wanted, made
from service.evidence.remaking import made_again
from service.evidence.shown import PackPage
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import InvalidMoment, TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["evidence"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
ZIP: Final = "application/zip"
A_ZIP: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {ZIP: {"schema": {"type": "string"}}}}}


@router.post(
    "/evidence-packs",
    operation_id="issuePack",
    **RECORDED,
    responses=document_problems("not-permitted", "unknown-case", "invalid-moment", "pack-too-large"),
)
async def issue_pack(
    ods: Ods, body: PackBody, caller: MayAudit, view: TheViewpoint, request: Request, desk: TheDesk
) -> Response:
    """Issue an evidence pack of a case to somebody; its Location answers the file.

    The same position and profile make the same bytes. The pack is of the record before this fact.
    """
    if body.profile is Profile.FULL and caller.roles_in(ods).isdisjoint(who(Permission.READ_ALL)):
        raise NotPermitted
    position = body.position or view.position
    if position > view.position:
        raise InvalidMoment(f"The record ends at position {view.position}.", pointer="/position")
    audit: Audit = request.app.state.audit
    wanted = Wanted(body=ods, case=body.case, position=position, profile=body.profile)
    pack = await run_in_threadpool(made, audit, wanted)
    command = issuing(desk.asked(caller, body), EvidencePackId(new_id()), wanted, pack, body.issued_to, body.purpose)
    return await desk.record(command, at=f"evidence-packs/{command.pack}")


@router.get("/evidence-packs", operation_id="listPacks", responses=document_problems("not-permitted"))
def list_packs(
    ods: Ods,
    caller: MayAuditPeople,
    view: TheViewpoint,
    page: ThePage,
    case: Annotated[IdOf[CaseId] | None, Query(description="Of which case.")] = None,
) -> PackPage:
    """The evidence packs that were issued: of what, to whom, for what, and the hash of each."""
    shown, found = queries.packs_page(view, page, case=case)
    return PackPage(results=shown, metadata=page.metadata(view, found, case=case))


@router.get(
    "/evidence-packs/{pack}",
    operation_id="readPack",
    response_class=Response,
    dependencies=MAY_DISCLOSE,
    responses=A_ZIP
    | document_problems(
        "not-permitted",
        "unknown-pack",
        "pack-erased-since",
        "pack-withheld-since",
        "pack-of-another-program",
        "pack-comes-out-otherwise",
    ),
)
def read_pack(ods: Ods, pack: IdOf[EvidencePackId], caller: MayAudit, view: TheViewpoint, request: Request) -> Response:
    """The file of an evidence pack that was issued, byte for byte as it was then."""
    row = queries.the_pack(view, pack)
    if row["profile"] == Profile.FULL.name:
        caller.access.discloses(ods)
    found = made_again(request.app.state.audit, ods, row)
    digest = b64encode(sha256(found.data).digest()).decode()
    headers = view.etag(pack) | {
        "Content-Disposition": f'attachment; filename="evidence-{ods}-{row["position"]}.zip"',
        "Repr-Digest": f"sha-256=:{digest}:",  # RFC 9530
        "Record-Position": str(view.position),
    }
    return Response(found.data, media_type=ZIP, headers=headers)
