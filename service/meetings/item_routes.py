"""The agenda over HTTP: items, and what is declared and ruled at each."""

from fastapi import APIRouter, Request, Response

from domain.kernel.ids import BodyCode, ItemId, MeetingId
from domain.meetings.commands import CloseItem, DeclareAtItem, GiveRuling, OpenItem, PlaceItem, WithdrawItem
from domain.meetings.handing_commands import HandOverPresiding
from service.auth.meeting_boards import MayKeepMeeting, MayRuleInMeeting, must_declare_in_meeting
from service.auth.permissions import MAY_DISCLOSE, MayDeclareInterests, MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.meetings import item_queries
from service.meetings.bodies import ItemBody, PresidingBody, WithdrawalBody
from service.meetings.item_bodies import DeclarationBody, RulingBody
from service.meetings.item_shown import ItemShown
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}/meetings/{meeting}/items", tags=["meetings"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]
Item = IdOf[ItemId]


@router.post(
    "",
    operation_id="placeItem",
    **RECORDED,
    responses=document_problems(
        "unknown-meeting",
        "item-number-already-used",
        "outside-remit",
        "unknown-case",
        "case-not-submitted",
        "case-not-for-this-item",
        "no-open-proposal",
        "stale",
    ),
)
async def place_item(ods: Ods, meeting: Meeting, body: ItemBody, caller: MayKeepMeeting, desk: TheDesk) -> Response:
    """Place an item on the agenda of a meeting."""
    item = ItemId(new_id())
    command = PlaceItem(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        number=body.number,
        title=body.title,
        purpose=body.purpose,
        case=body.case,
    )
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=meeting)


@router.post(
    "/{item}/withdrawals",
    operation_id="withdrawItem",
    **RECORDED,
    responses=document_problems("unknown-item", "item-already-ended", "item-already-moved", "stale"),
)
async def withdraw_item(
    ods: Ods, meeting: Meeting, item: Item, body: WithdrawalBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Take an item off the agenda."""
    command = WithdrawItem(asked=desk.asked(caller, body), meeting=meeting, item=item, why=body.why)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.post(
    "/{item}/opening",
    operation_id="openItem",
    **RECORDED,
    responses=document_problems(
        "unknown-item",
        "meeting-not-open",
        "item-already-open",
        "not-in-the-room",
        "role-does-not-preside",
        "presiding-recused",
        "conflict-of-interest",
        "stale",
    ),
)
async def open_item(
    ods: Ods, meeting: Meeting, item: Item, body: PresidingBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Turn to an item of the agenda."""
    command = OpenItem(asked=desk.asked(caller, body), meeting=meeting, item=item, presiding=body.presiding)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.post(
    "/{item}/hand-overs",
    operation_id="handOverPresiding",
    **RECORDED,
    responses=document_problems(
        "unknown-item",
        "item-not-open",
        "already-presiding",
        "hand-over-during-a-vote",
        "not-in-the-room",
        "role-does-not-preside",
        "presiding-recused",
        "conflict-of-interest",
        "stale",
    ),
)
async def hand_over_presiding(
    ods: Ods, meeting: Meeting, item: Item, body: PresidingBody, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Leave the chair to somebody else for the rest of an item, as a chair does who has declared an interest in it."""
    command = HandOverPresiding(asked=desk.asked(caller, body), meeting=meeting, item=item, presiding=body.presiding)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.post(
    "/{item}/declarations",
    operation_id="declareAtItem",
    **RECORDED,
    responses=document_problems("unknown-item", "meeting-not-open", "not-in-the-room", "nothing-declared", "stale"),
)
async def declare_at_item(
    request: Request,
    ods: Ods,
    meeting: Meeting,
    item: Item,
    body: DeclarationBody,
    caller: MayDeclareInterests,
    desk: TheDesk,
) -> Response:
    """Declare an interest in an item."""
    must_declare_in_meeting(request, caller, ods, body.person)
    command = DeclareAtItem(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        person=body.person,
        interest=body.interest,
        category=body.category,
        organisation=body.organisation,
        part=body.part.part() if body.part else None,
        narrative=body.narrative,
    )
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.post(
    "/{item}/rulings",
    operation_id="giveRuling",
    **RECORDED,
    responses=document_problems(
        "unknown-item",
        "unknown-person",
        "not-the-determiner",
        "determiner-missing",
        "own-conflict-ruled",
        "determiner-in-conflict",
        "exception-without-ground",
        "exception-expired",
        "below-the-floor",
        "connection-managed",
        "part-does-not-fit",
        "ruling-after-the-vote",
        "before-the-previous-fact",
        "stale",
    ),
)
async def give_ruling(
    ods: Ods, meeting: Meeting, item: Item, body: RulingBody, caller: MayRuleInMeeting, desk: TheDesk
) -> Response:
    """Determine how a person's conflict at an item is managed."""
    command = GiveRuling(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        person=body.person,
        management=body.management,
        determined_by=body.determined_by,
        determiner=body.determiner,
        assessed=body.assessed,
        exception=body.exception,
        until=body.until,
        part=body.part.part() if body.part else None,
        why=body.why,
    )
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.post(
    "/{item}/close",
    operation_id="closeItem",
    **RECORDED,
    responses=document_problems("unknown-item", "item-not-open", "vote-still-open", "stale"),
)
async def close_item(
    ods: Ods, meeting: Meeting, item: Item, body: NoMatter, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Finish with an item."""
    command = CloseItem(asked=desk.asked(caller, body), meeting=meeting, item=item)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}", matching=item)


@router.get(
    "/{item}", operation_id="readItem", dependencies=MAY_DISCLOSE, responses=document_problems("unknown-item-asked")
)
async def read_item(
    ods: Ods, meeting: Meeting, item: Item, caller: MayRead, view: TheViewpoint, response: Response
) -> ItemShown:
    """An item with what was declared and ruled, and every motion with each vote."""
    response.headers.update(view.etag(item))
    return as_seen_by(caller, view.connection, ods, item_queries.the_item(view, meeting, item))
