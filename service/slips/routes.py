"""Slips over HTTP: what is clerical one person puts right, what touches money a second one confirms."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from domain.kernel.ids import ActorId, BodyCode, SlipId
from domain.slips.commands import ConfirmSlip, CorrectSlip, DismissSlip
from domain.slips.correctable import correctable
from service.auth.permissions import MAY_DISCLOSE, MayCorrect, MayRead
from service.edge.fields import IdOf, Position
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.slips import queries
from service.slips.bodies import SlipBody
from service.slips.shown import SlipPage, SlipShown, State
from service.viewing.judged_anew import Impact
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/slips", tags=["slips"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Slip = IdOf[SlipId]
CORRECTING = (
    "reason-missing",
    "slip-without-source",
    "no-slip",
    "unknown-fact",
    "said-anew-since",
    "says-something-else",
    "nothing-corrected",
    "invalid-wording",
    "name-taken",
)
SETTLING = ("unknown-slip", "correction-already-confirmed", "correction-was-declined")


SECOND_PERSON = ActorId("second-person")
OF_MONEY = ("beyond-the-approved-limit", "not-on-the-basis-of-the-limit")


async def _correction(ods: Ods, body: SlipBody, caller: MayCorrect, desk: TheDesk, view: TheViewpoint) -> CorrectSlip:
    target = queries.target(view, body.position)
    return CorrectSlip(
        asked=replace(desk.asked(caller, body), corrects=target.fact),
        slip=SlipId(new_id()),
        position=body.position,
        type=target.type,
        about=target.about,
        field=body.field,
        was=body.was,
        becomes=body.becomes,
    )


TheCorrection = Annotated[CorrectSlip, Depends(_correction)]


@router.post("", operation_id="correctSlip", **RECORDED, responses=document_problems(*CORRECTING))
async def correct_slip(ods: Ods, command: TheCorrection, desk: TheDesk) -> Response:
    """Put a clerical error right by a later fact; where it touches money, it holds once somebody else confirms it."""
    return await desk.record(command, at=f"slips/{command.slip}")


@router.post(
    ":preview",
    operation_id="previewSlip",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*CORRECTING, *OF_MONEY),
)
async def preview_slip(ods: Ods, command: TheCorrection, caller: MayCorrect, desk: TheDesk) -> Impact:
    """What speaks against a correction before it is asked for, money as if somebody else confirmed it; records nothing.

    No verdict changes by a slip: what is found is what the record would be found to break once it read so.
    """
    found = correctable(command.type, command.field)
    if found is None or not found.of_money:
        return await desk.impact(caller, command)
    confirmed = ConfirmSlip(asked=replace(command.asked, by=SECOND_PERSON, corrects=None), slip=command.slip)
    return await desk.impact(caller, command, confirmed)


@router.post(
    "/{slip}/confirmations",
    operation_id="confirmSlip",
    **RECORDED,
    responses=document_problems(
        *SETTLING,
        "confirmed-by-whoever-asked",
        "said-anew-since",
        "says-something-else",
        *OF_MONEY,
        "stale",
    ),
)
async def confirm_slip(ods: Ods, slip: Slip, body: NoMatter, caller: MayCorrect, desk: TheDesk) -> Response:
    """Confirm a slip that somebody else reported; from then on the record is read with what should have been said."""
    command = ConfirmSlip(asked=desk.asked(caller, body), slip=slip)
    return await desk.record(command, at=f"slips/{slip}", matching=slip)


@router.post(
    "/{slip}/dismissals",
    operation_id="dismissSlip",
    **RECORDED,
    responses=document_problems(*SETTLING, "reason-missing", "stale"),
)
async def dismiss_slip(ods: Ods, slip: Slip, body: NoMatter, caller: MayCorrect, desk: TheDesk) -> Response:
    """Take back a slip that one reported, or reject one that somebody else reported, with the reason."""
    command = DismissSlip(asked=desk.asked(caller, body), slip=slip)
    return await desk.record(command, at=f"slips/{slip}", matching=slip)


@router.get("", operation_id="listSlips")
async def list_slips(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    fact: Annotated[Position | None, Query(description="In the fact at this position.")] = None,
    state: Annotated[State | None, Query(description="How far the correction is.")] = None,
) -> SlipPage:
    """The slips that were put right, reported or dismissed, each with the fact in which it stands."""
    return queries.slips_page(view, page, target=fact, state=state)


@router.get("/{slip}", operation_id="readSlip", responses=document_problems("unknown-slip"))
async def read_slip(ods: Ods, slip: Slip, caller: MayRead, view: TheViewpoint, response: Response) -> SlipShown:
    """One slip: what the record said, what it should have said, why, and who put it right."""
    response.headers.update(view.etag(slip))
    return queries.the_slip(view, slip)
