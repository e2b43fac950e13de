"""How a motion is voted on, where not one by one and by name, over HTTP."""

from fastapi import APIRouter, Response

from domain.kernel.ids import BodyCode, ItemId, MeetingId, MotionId
from domain.meetings.ballot_commands import ArrangeBallot, CountVotes, RequireRecordedVote, StateConsensus
from service.auth.meeting_boards import MayRecordVotesInMeeting
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.meetings.ballot_bodies import BallotBody, ConsensusBody, CountBody, RecordedVoteBody
from service.problems.document import document_problems
from service.recording.desk import TheDesk
from service.recording.receipts import RECORDED

PREFIX = "/bodies/{ods}/meetings/{meeting}/items/{item}/motions/{motion}"
router = APIRouter(prefix=PREFIX, tags=["meetings"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Meeting = IdOf[MeetingId]
Item = IdOf[ItemId]
Motion = IdOf[MotionId]
ON_MOTION = ("unknown-motion", "vote-already-closed", "stale")


@router.post(
    "/ballots",
    operation_id="arrangeBallot",
    **RECORDED,
    responses=document_problems(
        *ON_MOTION, "ballot-not-allowed", "ballot-under-way", "invalid-closing-time", "recorded-vote-required"
    ),
)
async def arrange_ballot(
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: BallotBody,
    caller: MayRecordVotesInMeeting,
    desk: TheDesk,
) -> Response:
    """Settle how a motion is voted on: by name, by show of hands, on secret papers, or in writing until a moment."""
    command = ArrangeBallot(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        motion=motion,
        form=body.form,
        closes_at=body.closes_at,
    )
    return await desk.record(command, at=at(meeting, item, motion), matching=motion)


@router.post(
    "/recorded-votes",
    operation_id="requireRecordedVote",
    **RECORDED,
    responses=document_problems(
        *ON_MOTION, "not-in-the-room", "votes-already-counted", "recorded-vote-already-required"
    ),
)
async def require_recorded_vote(
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: RecordedVoteBody,
    caller: MayRecordVotesInMeeting,
    desk: TheDesk,
) -> Response:
    """Record that a member requires every vote on a motion to be recorded by name."""
    command = RequireRecordedVote(
        asked=desk.asked(caller, body), meeting=meeting, item=item, motion=motion, member=body.member
    )
    return await desk.record(command, at=at(meeting, item, motion), matching=motion)


@router.post(
    "/counts",
    operation_id="countVotes",
    **RECORDED,
    responses=document_problems(*ON_MOTION, "votes-already-counted", "invalid-count", "not-in-the-room"),
)
async def count_votes(
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: CountBody,
    caller: MayRecordVotesInMeeting,
    desk: TheDesk,
) -> Response:
    """Record how many voted for, against and not at all, without names; whether that fits, the verdict says."""
    command = CountVotes(
        asked=desk.asked(caller, body),
        meeting=meeting,
        item=item,
        motion=motion,
        votes_for=body.votes_for,
        votes_against=body.votes_against,
        abstained=body.abstained,
        counted_by=body.counted_by,
    )
    return await desk.record(command, at=at(meeting, item, motion), matching=motion)


@router.post(
    "/consensus-statements",
    operation_id="stateConsensus",
    **RECORDED,
    responses=document_problems(
        *ON_MOTION,
        "ballot-not-allowed",
        "not-presiding",
        "consensus-already-stated",
        "consensus-contradicted",
        "recorded-vote-required",
        "conflict-of-interest",
        "excluded-by-ruling",
    ),
)
async def state_consensus(
    ods: Ods,
    meeting: Meeting,
    item: Item,
    motion: Motion,
    body: ConsensusBody,
    caller: MayRecordVotesInMeeting,
    desk: TheDesk,
) -> Response:
    """Record that the person presiding stated that everybody agreed, and nobody asked for a vote."""
    command = StateConsensus(
        asked=desk.asked(caller, body), meeting=meeting, item=item, motion=motion, stated_by=body.stated_by
    )
    return await desk.record(command, at=at(meeting, item, motion), matching=motion)


def at(meeting: MeetingId, item: ItemId, motion: MotionId) -> str:
    """The address of the motion."""
    return f"meetings/{meeting}/items/{item}/motions/{motion}"
