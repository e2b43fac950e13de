"""Changes between two moments over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path

from domain.kernel.ids import BoardId, BodyCode, MeetingId
from service.auth.permissions import MAY_DISCLOSE, MayRead, MayReadRestricted
from service.boards.queries import board as board_at
from service.changes.queries import body_diff, register_diff, thing_diff
from service.changes.registers import Register
from service.changes.shown import BodyDiff, RegisterDiff, ThingDiff
from service.edge.fields import IdOf, Word
from service.edge.strict_route import StrictRoute
from service.meetings.queries import the_meeting
from service.problems.document import document_problems
from service.viewing.days import TheDay
from service.viewing.earlier import TheEarlier
from service.viewing.page_asked import ThePage
from service.viewing.viewpoint import TheViewpoint
from service.viewing.withholding import as_seen_by

router = APIRouter(prefix="/bodies/{ods}", tags=["log"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
RegisterName = Annotated[Word[Register], Path(description="In capitals, such as INTERESTS.")]
PROBLEMS = ("invalid-moment",)


@router.get(
    "/boards/{board}/diff",
    operation_id="compareBoard",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-board", *PROBLEMS),
)
def compare_board(
    ods: Ods, board: IdOf[BoardId], caller: MayRead, then: TheEarlier, view: TheViewpoint, day: TheDay, page: ThePage
) -> ThingDiff:
    """What reads otherwise of a board, its charter and its seats than it did before, and by which facts.

    All that changed stands on every page; the facts are paged. Both times seats are those of the day of `as_at`.
    """
    now, was = board_at(view, board, day), None
    if then.knows(board):
        was = board_at(then, board, day)
    return as_seen_by(caller, view.connection, ods, thing_diff(then, view, board, (was, now), page))


@router.get(
    "/meetings/{meeting}/diff",
    operation_id="compareMeeting",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-meeting-asked", *PROBLEMS),
)
def compare_meeting(
    ods: Ods, meeting: IdOf[MeetingId], caller: MayRead, then: TheEarlier, view: TheViewpoint, page: ThePage
) -> ThingDiff:
    """What reads otherwise of a meeting, its agenda and who was in the room than it did before, and by which facts."""
    now = the_meeting(view, meeting)
    was = the_meeting(then, meeting) if then.knows(meeting) else None
    return as_seen_by(caller, view.connection, ods, thing_diff(then, view, meeting, (was, now), page))


@router.get("/diff", operation_id="compareBody", responses=document_problems("not-permitted", *PROBLEMS))
def compare_body(ods: Ods, caller: MayReadRestricted, then: TheEarlier, view: TheViewpoint, page: ThePage) -> BodyDiff:
    """Every fact that was recorded between two moments, page by page, and how many entries each register gained."""
    return body_diff(view, then.position, page)


@router.get(
    "/registers/{register}/diff",
    operation_id="compareRegister",
    responses=document_problems("not-permitted", *PROBLEMS),
)
def compare_register(
    ods: Ods, register: RegisterName, caller: MayReadRestricted, then: TheEarlier, view: TheViewpoint, page: ThePage
) -> RegisterDiff:
    """The entries of a register that are new or were stated anew between two moments, each with its facts."""
    return register_diff(view, register, then.position, page)
