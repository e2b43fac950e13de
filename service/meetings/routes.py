"""Meetings over HTTP: calling, opening and closing them, and who comes and goes."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from domain.kernel.ids import BoardId, BodyCode, MeetingId
from domain.meetings.commands import Arrive, CallMeeting, CloseMeeting, GiveNotice, Leave, OpenMeeting, Return
from service.auth.meeting_boards import MayCallMeetings, MayKeepMeeting
from service.auth.permissions import MAY_DISCLOSE, MayRead, Permission, who
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.meetings import conflict_queries, queries
from service.meetings.attendance_shown import AttendanceShown
from service.meetings.bodies import ArrivalBody, DepartureBody, MeetingBody, NoticeBody, PresidingBody
from service.meetings.conflict_shown import ConflictRegister
from service.meetings.forecast_shown import MeetingForecast
from service.meetings.forecasts import forecast_of
from service.meetings.replay_shown import MeetingReplay
from service.meetings.replays import replay_page
from service.meetings.shown import MeetingPage, MeetingShown
from service.meetings.statuses import MeetingStatus
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}/meetings", tags=["meetings"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]


@router.post(
    "", operation_id="callMeeting", **RECORDED, responses=document_problems("unknown-board", "no-charter-in-force")
)
async def call_meeting(ods: Ods, body: MeetingBody, caller: MayCallMeetings, desk: TheDesk) -> Response:
    """Call a meeting of a board."""
    caller.must_be(who(Permission.RECORD_MEETINGS), ods, body.board)
    meeting = MeetingId(new_id())
    command = CallMeeting(
        asked=desk.asked(caller, body), meeting=meeting, board=body.board, starts_at=body.starts_at, place=body.place
    )
    return await desk.record(command, at=f"meetings/{meeting}")


@router.post(
    "/{meeting}/notices",
    operation_id="giveNotice",
    **RECORDED,
    responses=document_problems("unknown-meeting", "meeting-already-closed", "notice-after-the-meeting", "stale"),
)
async def give_notice(ods: Ods, meeting: Meeting, body: NoticeBody, caller: MayKeepMeeting, desk: TheDesk) -> Response:
    """Record that notice of a meeting was given."""
    command = GiveNotice(asked=desk.asked(caller, body), meeting=meeting, given=body.given)
    return await desk.record(command, at=f"meetings/{meeting}", matching=meeting)


@router.post(
    "/{meeting}/opening",
    operation_id="openMeeting",
    **RECORDED,
    responses=document_problems("unknown-meeting", "meeting-already-open", "not-a-member-of-the-board", "stale"),
)
async def open_meeting(
    ods: Ods, meeting: Meeting, body: PresidingBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Open a meeting."""
    command = OpenMeeting(asked=desk.asked(caller, body), meeting=meeting, presiding=body.presiding)
    return await desk.record(command, at=f"meetings/{meeting}", matching=meeting)


@router.post(
    "/{meeting}/arrivals",
    operation_id="arrive",
    **RECORDED,
    responses=document_problems("unknown-meeting", "unknown-person", "already-arrived", "stale"),
)
async def arrive(ods: Ods, meeting: Meeting, body: ArrivalBody, caller: MayKeepMeeting, desk: TheDesk) -> Response:
    """Record that a person came to the meeting."""
    command = Arrive(asked=desk.asked(caller, body), meeting=meeting, person=body.person, presence=body.presence)
    return await desk.record(command, at=f"meetings/{meeting}/attendance", matching=meeting)


@router.post(
    "/{meeting}/departures",
    operation_id="leave",
    **RECORDED,
    responses=document_problems("unknown-meeting", "meeting-not-open", "not-in-the-room", "unknown-item", "stale"),
)
async def leave(ods: Ods, meeting: Meeting, body: DepartureBody, caller: MayKeepMeeting, desk: TheDesk) -> Response:
    """Record that a person left the room, for an item or for good."""
    command = Leave(asked=desk.asked(caller, body), meeting=meeting, person=body.person, item=body.item)
    return await desk.record(command, at=f"meetings/{meeting}/attendance", matching=meeting)


@router.post(
    "/{meeting}/returns",
    operation_id="return",
    **RECORDED,
    responses=document_problems("unknown-meeting", "meeting-not-open", "not-gone", "stale"),
)
async def come_back(ods: Ods, meeting: Meeting, body: ArrivalBody, caller: MayKeepMeeting, desk: TheDesk) -> Response:
    """Record that a person came back into the room."""
    command = Return(asked=desk.asked(caller, body), meeting=meeting, person=body.person, presence=body.presence)
    return await desk.record(command, at=f"meetings/{meeting}/attendance", matching=meeting)


@router.post(
    "/{meeting}/close",
    operation_id="closeMeeting",
    **RECORDED,
    responses=document_problems("unknown-meeting", "meeting-not-open", "item-still-open", "stale"),
)
async def close_meeting(ods: Ods, meeting: Meeting, body: NoMatter, caller: MayKeepMeeting, desk: TheDesk) -> Response:
    """End a meeting."""
    command = CloseMeeting(asked=desk.asked(caller, body), meeting=meeting)
    return await desk.record(command, at=f"meetings/{meeting}", matching=meeting)


@router.get("", operation_id="listMeetings")
async def list_meetings(
    ods: Ods,
    caller: MayRead,
    view: TheViewpoint,
    page: ThePage,
    board: Annotated[IdOf[BoardId] | None, Query()] = None,
    status: Annotated[Word[MeetingStatus] | None, Query()] = None,
) -> MeetingPage:
    """The register of meetings, in the order of recording."""
    chosen = {"board": board, "status": status.name if status else None}
    lines, found = queries.register(view, page, **chosen)
    return MeetingPage(results=lines, metadata=page.metadata(view, found, **chosen))


@router.get("/{meeting}", operation_id="readMeeting", responses=document_problems("unknown-meeting-asked"))
async def read_meeting(
    ods: Ods, meeting: Meeting, caller: MayRead, view: TheViewpoint, response: Response
) -> MeetingShown:
    """One meeting with its notices, its agenda and who is in the room."""
    response.headers.update(view.etag(meeting))
    return queries.the_meeting(view, meeting)


@router.get(
    "/{meeting}/attendance", operation_id="readAttendance", responses=document_problems("unknown-meeting-asked")
)
async def read_attendance(ods: Ods, meeting: Meeting, caller: MayRead, view: TheViewpoint) -> AttendanceShown:
    """Who came to a meeting and left it, and when."""
    return queries.attendance(view, meeting)


@router.get(
    "/{meeting}/forecast",
    operation_id="forecastMeeting",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-meeting", "no-charter-in-force"),
)
async def forecast_meeting(request: Request, ods: Ods, meeting: Meeting, caller: MayRead) -> MeetingForecast:
    """Who would be kept from each item still to come, and whether a quorum is possible; as things stand now."""
    return await run_in_threadpool(forecast_of, request, caller, meeting)


@router.get("/{meeting}/replay", operation_id="replayMeeting", responses=document_problems("unknown-meeting-asked"))
async def replay_meeting(
    ods: Ods, meeting: Meeting, caller: MayRead, view: TheViewpoint, page: ThePage
) -> MeetingReplay:
    """A meeting fact by fact: after each, who sat on the board, who was in the room and kept out, and what was open.

    Each is told by what was on record then: what came later, a correction too, changes nothing before it.
    """
    return await run_in_threadpool(replay_page, view, meeting, page)


@router.get(
    "/{meeting}/conflicts",
    operation_id="readConflicts",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-meeting-asked"),
)
async def read_conflicts(ods: Ods, meeting: Meeting, caller: MayRead, view: TheViewpoint) -> ConflictRegister:
    """The summary register of conflicts at a meeting: per item, who, what, and how it was managed."""
    return as_seen_by(caller, view.connection, ods, conflict_queries.conflicts(view, meeting))
