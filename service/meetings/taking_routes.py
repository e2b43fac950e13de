"""Taking a case over HTTP: what a meeting does with a case in one breath, recorded in one request."""

from fastapi import APIRouter, Response

from domain.kernel.ids import BodyCode, ItemId, MeetingId, MotionId
from domain.meetings.commands import OpenItem, PlaceItem
from service.auth.meeting_boards import MayTakeItems
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.meetings.item_bodies import TakenItemBody
from service.meetings.voting_routes import KEPT_AWAY, putting
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED

router = APIRouter(prefix="/bodies/{ods}/meetings", tags=["meetings"], route_class=StrictRoute)


@router.post(
    "/{meeting}/items:take",
    operation_id="takeItem",
    **RECORDED,
    responses=document_problems(
        *KEPT_AWAY,
        "unknown-meeting",
        "item-number-already-used",
        "unknown-case",
        "no-open-proposal",
        "motion-does-not-fit",
    ),
)
async def take_item(
    ods: IdOf[BodyCode], meeting: IdOf[MeetingId], body: TakenItemBody, caller: MayTakeItems, desk: TheDesk
) -> Response:
    """Take a case at an open meeting: place it on the agenda, turn to it and put the motion; all of it, or nothing."""
    item, motion, asked = ItemId(new_id()), MotionId(new_id()), desk.asked(caller, body)
    place = PlaceItem(
        asked=asked,
        meeting=meeting,
        item=item,
        number=body.number,
        title=body.title,
        purpose=body.purpose,
        case=body.case,
    )
    turn = OpenItem(asked=asked, meeting=meeting, item=item, presiding=body.presiding)
    put = putting(asked, meeting, item, motion, body)
    return await desk.record(place, turn, put, at=f"meetings/{meeting}/items/{item}/motions/{motion}", matching=meeting)
