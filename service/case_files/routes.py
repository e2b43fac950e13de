"""Case files over HTTP."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from domain.kernel.ids import BodyCode, CaseId
from service.auth.permissions import MAY_DISCLOSE, MayRead
from service.case_files.gathering import recorded_at
from service.case_files.queries import the_file
from service.case_files.shown import CaseFile
from service.clock import london_day
from service.edge.fields import IdOf, Instant, Position
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.store.leaves import moment_of
from service.viewing.days import TheDayAsked
from service.viewing.viewpoint import TheViewpoint

router = APIRouter(prefix="/bodies/{ods}", tags=["cases"], route_class=StrictRoute)


async def _day_of_the_moment(
    request: Request,
    view: TheViewpoint,
    asked: TheDayAsked,
    known_at: Annotated[Instant | None, Query(description="As known at this instant.")] = None,
    position: Annotated[Position | None, Query(description="As known at this position of the log.")] = None,
) -> date:
    if asked is not None:
        return asked
    moment: datetime = known_at or request.app.state.clock.now()
    return london_day(moment_of(recorded_at(view)) if position is not None else moment)


TheDayThen = Annotated[date, Depends(_day_of_the_moment)]
"""The day of `as_at`; where it was not said, that of the moment at which the record is looked at."""


@router.get(
    "/cases/{case}/file",
    operation_id="readCaseFile",
    dependencies=MAY_DISCLOSE,
    responses=document_problems("unknown-case-asked"),
)
def read_case_file(
    ods: IdOf[BodyCode], case: IdOf[CaseId], caller: MayRead, view: TheViewpoint, day: TheDayThen
) -> CaseFile:
    """Everything about a case as it stood at one moment, in one answer.

    The case with its versions and scores, proposals, due diligence, meetings with attendance, conflicts, motions and
    votes, decisions with their verdicts, the boards with charter and members, and the interests that mattered: all as
    known at the same position. Boards and interests are those of the day of that moment, unless `as_at` says another.
    """
    return the_file(view, case, caller, day)
