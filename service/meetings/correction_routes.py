"""Correcting the record of a meeting over HTTP: one person asks, another confirms."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from domain.kernel.ids import ActorId, BodyCode, CorrectionId, MeetingId
from domain.meetings.commands import AskCorrection, ConfirmCorrection
from domain.meetings.declined_commands import DeclineCorrection
from service.auth.meeting_boards import MayDecideInMeeting
from service.auth.permissions import MAY_DISCLOSE, MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.meetings import correction_queries
from service.meetings.correction_bodies import CorrectionBody
from service.meetings.correction_shown import CorrectionList
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.judged_anew import Impact
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/meetings", tags=["meetings"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]
ASKING = (
    "unknown-meeting",
    "unknown-person",
    "reason-missing",
    "no-vote-to-correct",
    "invalid-attendance",
    "outside-the-meeting",
    "no-correction-to-supersede",
)
DECLINING = ("unknown-correction", "correction-already-confirmed", "correction-was-declined")
CONFIRMING = (*DECLINING, "confirmed-by-whoever-asked")
SECOND_PERSON = ActorId("second-person")


async def _asked(meeting: Meeting, body: CorrectionBody, caller: MayDecideInMeeting, desk: TheDesk) -> AskCorrection:
    return AskCorrection(
        asked=desk.asked(caller, body, correcting=True),
        meeting=meeting,
        correction=CorrectionId(new_id()),
        subject=body.subject,
        person=body.person,
        attended=body.attended.attended() if body.attended else None,
        motion=body.motion,
        seat=body.seat,
        choice=body.choice,
    )


TheCorrection = Annotated[AskCorrection, Depends(_asked)]


@router.post(
    "/{meeting}/corrections",
    operation_id="askCorrection",
    **RECORDED,
    responses=document_problems(*ASKING, "correction-already-asked", "stale"),
)
async def ask_correction(ods: Ods, meeting: Meeting, command: TheCorrection, desk: TheDesk) -> Response:
    """Ask for a correction of who attended or how a seat voted; it holds once somebody else confirms it."""
    return await desk.record(command, at=f"meetings/{meeting}/corrections/{command.correction}", matching=meeting)


@router.post(
    "/{meeting}/corrections:preview",
    operation_id="previewCorrection",
    dependencies=MAY_DISCLOSE,
    responses=document_problems(*ASKING),
)
async def preview_correction(
    ods: Ods, meeting: Meeting, command: TheCorrection, caller: MayDecideInMeeting, desk: TheDesk
) -> Impact:
    """Which decisions would be judged otherwise once the correction was confirmed; nothing is recorded."""
    confirmed = ConfirmCorrection(
        asked=replace(command.asked, by=SECOND_PERSON, corrects=None, supersedes=None),
        meeting=meeting,
        correction=command.correction,
    )
    return await desk.impact(caller, command, confirmed)


@router.post(
    "/{meeting}/corrections/{correction}/confirmations",
    operation_id="confirmCorrection",
    **RECORDED,
    responses=document_problems("unknown-meeting", *CONFIRMING, "stale"),
)
async def confirm_correction(
    ods: Ods,
    meeting: Meeting,
    correction: IdOf[CorrectionId],
    body: NoMatter,
    caller: MayDecideInMeeting,
    desk: TheDesk,
) -> Response:
    """Confirm a correction that somebody else asked for; decisions that it touches are judged anew."""
    command = ConfirmCorrection(asked=desk.asked(caller, body), meeting=meeting, correction=correction)
    return await desk.record(command, at=f"meetings/{meeting}/corrections/{correction}", matching=meeting)


@router.post(
    "/{meeting}/corrections/{correction}/declinings",
    operation_id="declineCorrection",
    **RECORDED,
    responses=document_problems("unknown-meeting", "reason-missing", *DECLINING, "stale"),
)
async def decline_correction(
    ods: Ods,
    meeting: Meeting,
    correction: IdOf[CorrectionId],
    body: NoMatter,
    caller: MayDecideInMeeting,
    desk: TheDesk,
) -> Response:
    """Withdraw a correction that one asked for, or reject one that somebody else asked for, with the reason."""
    command = DeclineCorrection(asked=desk.asked(caller, body), meeting=meeting, correction=correction)
    return await desk.record(command, at=f"meetings/{meeting}/corrections/{correction}", matching=meeting)


@router.get("/{meeting}/corrections", operation_id="listCorrections")
async def list_corrections(ods: Ods, meeting: Meeting, caller: MayRead, view: TheViewpoint) -> CorrectionList:
    """The corrections of a meeting's record, confirmed or not, each with its reason."""
    return correction_queries.corrections_of(view, meeting)
