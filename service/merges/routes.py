"""Merges over HTTP: one person asks, another confirms, and what would change is shown before it is recorded."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from domain.kernel.ids import ActorId, BodyCode, MergeId
from domain.merges.commands import (
    AskMerge,
    AskUnmerge,
    ConfirmMerge,
    ConfirmUnmerge,
    DeclineMerge,
    DeclineUnmerge,
)
from service.auth.permissions import MAY_DISCLOSE, MayRead, MayRegister
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.merges import queries
from service.merges.bodies import MergeBody
from service.merges.shown import MergePage, MergeShown
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.judged_anew import Impact
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/merges", tags=["people"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Merge = IdOf[MergeId]
ASKING = ("unknown-person", "reason-missing", "merged-with-itself", "entry-merged-already")
CONFIRMING = ("unknown-merge", "merge-already-confirmed", "entry-merged-already", "confirmed-by-whoever-asked")
DECLINING = ("unknown-merge", "reason-missing", "merge-already-confirmed", "merge-was-declined")
ASKING_BACK = ("unknown-merge", "reason-missing", "merge-not-in-force", "unmerge-already-asked")
DECLINING_BACK = ("unknown-merge", "reason-missing", "merge-not-in-force", "unmerge-not-asked")
CONFIRMING_BACK = ("unknown-merge", "merge-not-in-force", "unmerge-not-asked", "confirmed-by-whoever-asked")
SECOND_PERSON = ActorId("second-person")


async def _asked(ods: Ods, body: MergeBody, caller: MayRegister, desk: TheDesk) -> AskMerge:
    asked = desk.asked(caller, body)
    return AskMerge(asked=asked, body=ods, merge=MergeId(new_id()), person=body.person, merged=body.merged)


TheMerge = Annotated[AskMerge, Depends(_asked)]


@router.post("", operation_id="askMerge", **RECORDED, responses=document_problems(*ASKING))
async def ask_merge(ods: Ods, command: TheMerge, desk: TheDesk) -> Response:
    """Ask to have two entries on the register of people seen as one person, once somebody else confirms it."""
    return await desk.record(command, at=f"merges/{command.merge}")


@router.post(":preview", operation_id="previewMerge", dependencies=MAY_DISCLOSE, responses=document_problems(*ASKING))
async def preview_merge(ods: Ods, command: TheMerge, caller: MayRegister, desk: TheDesk) -> Impact:
    """Which decisions would be judged otherwise once it was confirmed, and what speaks against it; records nothing."""
    confirmed = ConfirmMerge(asked=replace(command.asked, by=SECOND_PERSON), merge=command.merge)
    return await desk.impact(caller, command, confirmed)


@router.get("", operation_id="listMerges")
async def list_merges(ods: Ods, caller: MayRead, view: TheViewpoint, page: ThePage) -> MergePage:
    """The merges that were asked for, whether they hold or not, each with its reason."""
    shown, found = queries.register_page(view, page)
    return MergePage(results=shown, metadata=page.metadata(view, found))


@router.get("/{merge}", operation_id="readMerge", responses=document_problems("unknown-merge"))
async def read_merge(ods: Ods, merge: Merge, caller: MayRead, view: TheViewpoint, response: Response) -> MergeShown:
    """One merge: who asked, who confirmed, since when it holds and until when."""
    response.headers.update(view.etag(merge))
    return queries.merge(view, merge)


@router.post(
    "/{merge}/confirmations",
    operation_id="confirmMerge",
    **RECORDED,
    responses=document_problems(*CONFIRMING, "merge-was-declined", "stale"),
)
async def confirm_merge(ods: Ods, merge: Merge, body: NoMatter, caller: MayRegister, desk: TheDesk) -> Response:
    """Confirm a merge that somebody else asked for; decisions in which either had a part are judged anew."""
    command = ConfirmMerge(asked=desk.asked(caller, body), merge=merge)
    return await desk.record(command, at=f"merges/{merge}", matching=merge)


@router.post(
    "/{merge}/declinings", operation_id="declineMerge", **RECORDED, responses=document_problems(*DECLINING, "stale")
)
async def decline_merge(ods: Ods, merge: Merge, body: NoMatter, caller: MayRegister, desk: TheDesk) -> Response:
    """Withdraw a merge that one asked for, or reject one that somebody else asked for, with the reason."""
    command = DeclineMerge(asked=desk.asked(caller, body), merge=merge)
    return await desk.record(command, at=f"merges/{merge}", matching=merge)


@router.post(
    "/{merge}/unmergings", operation_id="askUnmerge", **RECORDED, responses=document_problems(*ASKING_BACK, "stale")
)
async def ask_unmerge(ods: Ods, merge: Merge, body: NoMatter, caller: MayRegister, desk: TheDesk) -> Response:
    """Ask to have a merge taken back; the two are seen as two again once somebody else confirms it."""
    command = AskUnmerge(asked=desk.asked(caller, body), merge=merge)
    return await desk.record(command, at=f"merges/{merge}", matching=merge)


@router.post(
    "/{merge}/unmergings:preview",
    operation_id="previewUnmerge",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*ASKING_BACK),
)
async def preview_unmerge(ods: Ods, merge: Merge, body: NoMatter, caller: MayRegister, desk: TheDesk) -> Impact:
    """Which decisions would be judged otherwise once the merge was taken back; nothing is recorded."""
    command = AskUnmerge(asked=desk.asked(caller, body), merge=merge)
    confirmed = ConfirmUnmerge(asked=replace(command.asked, by=SECOND_PERSON), merge=merge)
    return await desk.impact(caller, command, confirmed)


@router.post(
    "/{merge}/unmergings/confirmations",
    operation_id="confirmUnmerge",
    **RECORDED,
    responses=document_problems(*CONFIRMING_BACK, "stale"),
)
async def confirm_unmerge(ods: Ods, merge: Merge, body: NoMatter, caller: MayRegister, desk: TheDesk) -> Response:
    """Confirm that a merge is taken back; what was recorded of the one person meanwhile stays under that entry."""
    command = ConfirmUnmerge(asked=desk.asked(caller, body), merge=merge)
    return await desk.record(command, at=f"merges/{merge}", matching=merge)


@router.post(
    "/{merge}/unmergings/declinings",
    operation_id="declineUnmerge",
    **RECORDED,
    responses=document_problems(*DECLINING_BACK, "stale"),
)
async def decline_unmerge(ods: Ods, merge: Merge, body: NoMatter, caller: MayRegister, desk: TheDesk) -> Response:
    """Withdraw the wish to take a merge back, or reject somebody else's, with the reason; the merge holds on."""
    command = DeclineUnmerge(asked=desk.asked(caller, body), merge=merge)
    return await desk.record(command, at=f"merges/{merge}", matching=merge)
