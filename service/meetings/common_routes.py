"""Meetings in common over HTTP: boards that sit together name one another's meetings, and decide each on its own."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from domain.kernel.ids import BodyCode, MeetingId
from domain.meetings.common_commands import NameCommonMeeting
from domain.meetings.policies import UnknownMeeting
from service.auth.callers import Caller
from service.auth.meeting_boards import MayKeepMeeting
from service.auth.permissions import MayRead
from service.edge.fields import IdOf, Instant
from service.edge.strict_route import StrictRoute
from service.meetings.common_queries import common_decisions
from service.meetings.common_shown import CommonDecisions
from service.problems.document import document_problems
from service.recording.circumstances import RecordBody
from service.recording.desk import TheDesk
from service.recording.receipts import ReceiptBody
from service.viewing.beside import beside
from service.viewing.viewpoint import TheViewpoint, Viewpoint

router = APIRouter(prefix="/bodies/{ods}/meetings", tags=["meetings"], route_class=StrictRoute)

NAMING = ("unknown-meeting", "in-common-with-itself", "already-in-common", "stale")


class CommonMeetingBody(RecordBody):
    """A meeting that is held in common, of this body or of another."""

    body: IdOf[BodyCode]
    meeting: IdOf[MeetingId]


@router.post(
    "/{meeting}/common-meetings",
    operation_id="nameCommonMeeting",
    status_code=201,
    response_model=ReceiptBody,
    responses=document_problems(*NAMING),
)
async def name_common_meeting(
    ods: IdOf[BodyCode],
    meeting: IdOf[MeetingId],
    body: CommonMeetingBody,
    caller: MayKeepMeeting,
    desk: TheDesk,
    view: TheViewpoint,
) -> Response:
    """Name a meeting held in common with this one: one discussion, and each board decides by its own rules."""
    _must_be_on_record(view, body, caller)
    command = NameCommonMeeting(asked=desk.asked(caller, body), meeting=meeting, of_body=body.body, other=body.meeting)
    return await desk.record(command, at=f"meetings/{meeting}", matching=meeting)


@router.get("/{meeting}/common-decisions", operation_id="readCommonDecisions")
def read_common_decisions(
    ods: IdOf[BodyCode],
    meeting: IdOf[MeetingId],
    caller: MayRead,
    view: TheViewpoint,
    known_at: Annotated[Instant | None, Query(description="As known at this instant.")] = None,
) -> CommonDecisions:
    """How each of the boards that sat in common decided, and whether alike.

    What another body decided is read in its own record, as known at the same moment, by whoever has a part in both.
    """
    return common_decisions(view, meeting, caller, known_at)


def _must_be_on_record(view: Viewpoint, body: CommonMeetingBody, caller: Caller) -> None:
    """Whoever has a part in the other body's record too names a meeting that is on it; else that body says."""
    there = beside(view, body.body, caller, None)
    if there is not None and not there.knows(body.meeting):
        raise UnknownMeeting(pointer="/meeting")
