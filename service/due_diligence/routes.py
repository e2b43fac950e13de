"""Due diligence over HTTP."""

from fastapi import APIRouter, Response

from domain.due_diligence.commands import CompleteDueDiligence, OpenDueDiligence, RecordCheck, WaiveCheck
from domain.kernel.ids import BodyCode, CaseId
from service.auth.permissions import MayExamine, MayRead
from service.due_diligence import queries
from service.due_diligence.bodies import CheckBody, CompletionBody, DiligenceList, OpeningBody, WaiverBody
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/cases/{case}/due-diligence", tags=["due diligence"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Case = IdOf[CaseId]


@router.post(
    "",
    operation_id="openDueDiligence",
    **RECORDED,
    responses=document_problems("unknown-case", "due-diligence-already-opened", "nothing-to-check", "stale"),
)
async def open_due_diligence(ods: Ods, case: Case, body: OpeningBody, caller: MayExamine, desk: TheDesk) -> Response:
    """Begin due diligence on a version of a case."""
    command = OpenDueDiligence(
        asked=desk.asked(caller, body),
        case=case,
        version=body.version,
        board=body.board,
        further_checks=body.further_checks,
    )
    return await desk.record(command, at=f"cases/{case}/due-diligence", matching=case)


@router.post(
    "/checks",
    operation_id="recordCheck",
    **RECORDED,
    responses=document_problems("due-diligence-not-opened", "unknown-check", "separation-of-duties", "stale"),
)
async def record_check(ods: Ods, case: Case, body: CheckBody, caller: MayExamine, desk: TheDesk) -> Response:
    """Record the state or result of a check."""
    command = RecordCheck(
        asked=desk.asked(caller, body),
        case=case,
        version=body.version,
        check=body.check,
        status=body.status,
        checked_by=body.checked_by,
        evidence_digest=body.evidence_digest,
        note=body.note,
    )
    return await desk.record(command, at=f"cases/{case}/due-diligence", matching=case)


@router.post(
    "/waivers",
    operation_id="waiveCheck",
    **RECORDED,
    responses=document_problems("due-diligence-not-opened", "unknown-check", "separation-of-duties", "stale"),
)
async def waive_check(ods: Ods, case: Case, body: WaiverBody, caller: MayExamine, desk: TheDesk) -> Response:
    """Dispense with a check, for a reason."""
    command = WaiveCheck(
        asked=desk.asked(caller, body),
        case=case,
        version=body.version,
        check=body.check,
        waived_by=body.waived_by,
        why=body.why,
    )
    return await desk.record(command, at=f"cases/{case}/due-diligence", matching=case)


@router.post(
    "/completions",
    operation_id="completeDueDiligence",
    **RECORDED,
    responses=document_problems("due-diligence-incomplete", "due-diligence-already-completed", "stale"),
)
async def complete_due_diligence(
    ods: Ods, case: Case, body: CompletionBody, caller: MayExamine, desk: TheDesk
) -> Response:
    """Complete the due diligence on a version of a case."""
    command = CompleteDueDiligence(
        asked=desk.asked(caller, body), case=case, version=body.version, completed_by=body.completed_by
    )
    return await desk.record(command, at=f"cases/{case}/due-diligence", matching=case)


@router.get("", operation_id="readDueDiligence", responses=document_problems("not-found"))
async def read_due_diligence(
    ods: Ods, case: Case, caller: MayRead, view: TheViewpoint, response: Response
) -> DiligenceList:
    """Due diligence on every version of a case, with every check."""
    found = queries.of_case(view, case)
    response.headers.update(view.etag(case))
    return found
