"""To whom the papers of an item were sent, and who read them, over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from domain.kernel.ids import BodyCode, ItemId, MeetingId, PersonId
from domain.meetings.paper_commands import ReadPapers, SendPapers
from service.auth.meeting_boards import MayKeepMeeting
from service.edge.fields import IdOf, Many
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.recording.circumstances import RecordBody
from service.recording.desk import TheDesk
from service.recording.receipts import ReceiptBody

router = APIRouter(prefix="/bodies/{ods}/meetings/{meeting}/items/{item}", tags=["meetings"], route_class=StrictRoute)

RECORDED: dict[str, Any] = {"status_code": 201, "response_model": ReceiptBody}
Item = IdOf[ItemId]


class PapersBody(RecordBody):
    """The people to whom the papers of an item were sent."""

    people: Annotated[Many[IdOf[PersonId]], Field(min_length=1, max_length=100)]


class ReadingBody(RecordBody):
    """Who read the papers of an item."""

    person: IdOf[PersonId]


@router.post(
    "/paper-readings",
    operation_id="readPapers",
    **RECORDED,
    responses=document_problems("unknown-meeting", "unknown-item", "unknown-person", "papers-withheld", "stale"),
)
async def read_papers(
    ods: IdOf[BodyCode],
    meeting: IdOf[MeetingId],
    item: Item,
    body: ReadingBody,
    caller: MayKeepMeeting,
    desk: TheDesk,
) -> Response:
    """Record that somebody read the papers of an item; while it is asked live, it says whether they may."""
    command = ReadPapers(asked=desk.asked(caller, body), meeting=meeting, item=item, person=body.person)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.post(
    "/papers",
    operation_id="sendPapers",
    **RECORDED,
    responses=document_problems("unknown-meeting", "unknown-item", "unknown-person", "papers-withheld", "stale"),
)
async def send_papers(
    ods: IdOf[BodyCode],
    meeting: IdOf[MeetingId],
    item: Item,
    body: PapersBody,
    caller: MayKeepMeeting,
    desk: TheDesk,
) -> Response:
    """Record that the papers of an item were sent to people."""
    command = SendPapers(asked=desk.asked(caller, body), meeting=meeting, item=item, people=body.people)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)
