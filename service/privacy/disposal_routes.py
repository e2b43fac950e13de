"""Retention over HTTP: what has been kept for long enough is shown, asked for by one and erased on another's word."""

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from domain.kernel.ids import BodyCode, ErasureId
from domain.privacy.disposal_commands import AskDisposal
from service.auth.permissions import MayErase, MayLookBeforeErasing, MayReadAll
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.privacy.disposal_bodies import DisposalBody
from service.privacy.disposal_queries import Due, classes_shown
from service.privacy.disposal_shown import RetentionClasses, WouldBeDisposed
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["privacy"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
ASKING = ("reason-missing", "disposed-in-advance", "nothing-to-erase", "still-kept", "under-legal-hold")


@router.get("/retention-classes", operation_id="listRetentionClasses")
async def list_retention_classes(ods: Ods, caller: MayReadAll) -> RetentionClasses:
    """Which words are kept for how many years once what they are about has ended, and who says so."""
    return classes_shown()


@router.post("/disposals:preview", operation_id="previewDisposal")
async def preview_disposal(
    ods: Ods, body: DisposalBody, caller: MayLookBeforeErasing, view: TheViewpoint
) -> WouldBeDisposed:
    """What of a class has been kept for long enough by a day, and what legal holds keep of it; records nothing."""
    due = await run_in_threadpool(Due, view, body.retention_class, body.as_at)
    return due.shown()


@router.post("/disposals", operation_id="askDisposal", **RECORDED, responses=document_problems(*ASKING))
async def ask_disposal(ods: Ods, body: DisposalBody, caller: MayErase, desk: TheDesk, view: TheViewpoint) -> Response:
    """Ask for what the preview shows to be erased, but for what is held; it goes once another approves the erasure."""
    due = await run_in_threadpool(Due, view, body.retention_class, body.as_at)
    named = due.named(body.retention_class)
    command = AskDisposal(
        asked=desk.asked(caller, body),
        body=ods,
        erasure=ErasureId(new_id()),
        retention_class=body.retention_class,
        as_at=body.as_at,
        positions=due.positions,
        types=named.types,
        mentions=named.mentions,
    )
    return await desk.record(command, at=f"erasures/{command.erasure}")
