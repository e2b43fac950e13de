"""Minutes over HTTP: drafted, deferred, confirmed, corrected."""

from fastapi import APIRouter, Response

from domain.kernel.ids import BodyCode, MeetingId
from domain.minutes.commands import ConfirmMinutes, CorrectMinutes, DeferMinutes, DraftMinutes
from service.auth.meeting_boards import MayKeepMeeting
from service.auth.permissions import MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.minutes import queries
from service.minutes.bodies import ConfirmationBody, DeferralBody, MinutesBody, MinutesCorrectionBody
from service.minutes.shown import MinutesShown
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}/meetings/{meeting}", tags=["minutes"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]
LATER = ("unknown-meeting", "unknown-item", "minutes-not-drafted", "not-a-later-meeting", "stale")


@router.post(
    "/minutes",
    operation_id="draftMinutes",
    **RECORDED,
    responses=document_problems(
        "unknown-meeting", "minutes-without-text", "invalid-document-hash", "minutes-already-confirmed", "stale"
    ),
)
async def draft_minutes(
    ods: Ods, meeting: Meeting, body: MinutesBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Draft the minutes of a meeting, or draft them anew until they are confirmed."""
    asked = desk.asked(caller, body)
    command = DraftMinutes(asked=asked, meeting=meeting, text=body.text, document_hash=body.document_hash)
    return await desk.record(command, at=f"meetings/{meeting}/minutes", matching=meeting)


@router.post(
    "/minutes/confirmations",
    operation_id="confirmMinutes",
    **RECORDED,
    responses=document_problems(*LATER, "minutes-already-confirmed", "minutes-without-text"),
)
async def confirm_minutes(
    ods: Ods, meeting: Meeting, body: ConfirmationBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Record that a later meeting confirmed the minutes as a correct record, or subject to amendments."""
    command = ConfirmMinutes(
        asked=desk.asked(caller, body),
        meeting=meeting,
        at_meeting=body.at_meeting,
        at_item=body.at_item,
        amendments=tuple(one.amendment() for one in body.amendments),
    )
    return await desk.record(command, at=f"meetings/{meeting}/minutes", matching=meeting)


@router.post(
    "/minutes/deferrals",
    operation_id="deferMinutes",
    **RECORDED,
    responses=document_problems(*LATER, "minutes-already-confirmed"),
)
async def defer_minutes(
    ods: Ods, meeting: Meeting, body: DeferralBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Record that a meeting put off confirming the minutes."""
    command = DeferMinutes(
        asked=desk.asked(caller, body),
        meeting=meeting,
        at_meeting=body.at_meeting,
        at_item=body.at_item,
        why=body.why,
    )
    return await desk.record(command, at=f"meetings/{meeting}/minutes", matching=meeting)


@router.post(
    "/minutes/corrections",
    operation_id="correctMinutes",
    **RECORDED,
    responses=document_problems(*LATER, "minutes-not-confirmed", "minutes-without-text"),
)
async def correct_minutes(
    ods: Ods, meeting: Meeting, body: MinutesCorrectionBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Record that a later meeting corrected minutes already confirmed; both wordings stay."""
    command = CorrectMinutes(
        asked=desk.asked(caller, body),
        meeting=meeting,
        at_meeting=body.at_meeting,
        at_item=body.at_item,
        amendments=tuple(one.amendment() for one in body.amendments),
        why=body.why,
    )
    return await desk.record(command, at=f"meetings/{meeting}/minutes", matching=meeting)


@router.get("/minutes", operation_id="readMinutes", responses=document_problems("unknown-minutes-asked"))
async def read_minutes(
    ods: Ods, meeting: Meeting, caller: MayRead, view: TheViewpoint, response: Response
) -> MinutesShown:
    """The minutes of a meeting, and by which meeting and item they were confirmed or corrected, and how."""
    response.headers.update(view.etag(meeting))
    return queries.minutes_of(view, meeting)
