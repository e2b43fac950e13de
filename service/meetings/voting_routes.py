"""Motions and votes over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from domain.kernel.ids import BodyCode, ItemId, MeetingId, MotionId
from domain.kernel.messages import Asked
from domain.meetings.commands import CastVote, CloseVote, GiveCastingVote, PutMotion
from service.auth.meeting_boards import MayKeepMeeting, MayRecordVotesInMeeting
from service.auth.permissions import MAY_DISCLOSE, MayRead
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.meetings import item_queries
from service.meetings.item_bodies import CastingVoteBody, MotionBody, VoteBody
from service.meetings.item_shown import MotionShown, VotePreview
from service.meetings.previews import preview_of
from service.problems.document import document_problems
from service.recording.circumstances import NoMatter
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED
from service.viewing.viewpoint import TheViewpoint

PREFIX = "/bodies/{ods}/meetings/{meeting}/items/{item}/motions"
router = APIRouter(prefix=PREFIX, tags=["meetings"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]
Item = IdOf[ItemId]
Motion = IdOf[MotionId]
KEPT_AWAY = ("conflict-of-interest", "separation-of-duties", "excluded-by-ruling")


async def _vote(
    meeting: Meeting, item: Item, motion: Motion, body: VoteBody, caller: MayRecordVotesInMeeting, desk: TheDesk
) -> CastVote:
    return CastVote(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        motion=motion,
        seat=body.seat,
        voter=body.voter,
        choice=body.choice,
    )


TheVote = Annotated[CastVote, Depends(_vote)]


@router.post(
    "",
    operation_id="putMotion",
    **RECORDED,
    responses=document_problems(
        *KEPT_AWAY, "unknown-item", "item-not-open", "motion-does-not-fit", "terms-do-not-fit", "not-in-the-room"
    ),
)
async def put_motion(
    ods: Ods, meeting: Meeting, item: Item, body: MotionBody, caller: MayRecordVotesInMeeting, desk: TheDesk
) -> Response:
    """Put a motion to the members."""
    motion = MotionId(new_id())
    command = putting(desk.asked(caller, body), meeting, item, motion, body)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}/motions/{motion}", matching=item)


@router.post(
    "/{motion}/votes",
    operation_id="castVote",
    **RECORDED,
    responses=document_problems(
        *KEPT_AWAY,
        "unknown-motion",
        "vote-already-closed",
        "unknown-seat",
        "voter-not-in-the-seat",
        "already-voted",
        "vote-reserved-for-a-tie",
    ),
)
async def cast_vote(
    ods: Ods, meeting: Meeting, item: Item, motion: Motion, command: TheVote, desk: TheDesk
) -> Response:
    """Cast a vote on a motion."""
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}/motions/{motion}", matching=motion)


@router.post("/{motion}/votes:preview", operation_id="previewVote", dependencies=MAY_DISCLOSE)
async def preview_vote(
    request: Request, ods: Ods, motion: Motion, command: TheVote, caller: MayRecordVotesInMeeting
) -> VotePreview:
    """Whether a vote would be accepted, and what the record says of the voter; nothing is recorded."""
    return await run_in_threadpool(preview_of, request, caller, command)


@router.post(
    "/{motion}/casting-votes",
    operation_id="giveCastingVote",
    **RECORDED,
    responses=document_problems(
        *KEPT_AWAY, "unknown-motion", "no-casting-vote", "not-presiding", "casting-vote-already-given", "not-tied"
    ),
)
async def give_casting_vote(
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: CastingVoteBody,
    caller: MayRecordVotesInMeeting,
    desk: TheDesk,
) -> Response:
    """Break a tie as the person presiding."""
    command = GiveCastingVote(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        motion=motion,
        presiding=body.presiding,
        choice=body.choice,
    )
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}/motions/{motion}", matching=motion)


@router.post(
    "/{motion}/close",
    operation_id="closeVote",
    **RECORDED,
    responses=document_problems("unknown-motion", "vote-already-closed", "stale"),
)
async def close_vote(
    ods: Ods, meeting: Meeting, item: Item, motion: Motion, body: NoMatter, caller: MayKeepMeeting, desk: TheDesk
) -> Response:
    """Close the voting on a motion."""
    command = CloseVote(asked=desk.asked(caller, body), meeting=meeting, item=item, motion=motion)
    return await desk.record(command, at=f"meetings/{meeting}/items/{item}/motions/{motion}", matching=motion)


@router.get("/{motion}", operation_id="readMotion", responses=document_problems("unknown-motion-asked"))
async def read_motion(
    ods: Ods, meeting: Meeting, item: Item, motion: Motion, caller: MayRead, view: TheViewpoint, response: Response
) -> MotionShown:
    """A motion with each vote by seat, and what was decided."""
    response.headers.update(view.etag(motion))
    return item_queries.the_motion(view, meeting, item, motion)


def putting(asked: Asked, meeting: MeetingId, item: ItemId, motion: MotionId, body: MotionBody) -> PutMotion:
    """The command that puts the motion of a body."""
    return PutMotion(
        asked=asked,
        meeting=meeting,
        item=item,
        motion=motion,
        direction=body.direction,
        text=body.text,
        mover=body.mover,
        seconder=body.seconder,
        terms=body.terms(),
        earlier=body.earlier,
    )
