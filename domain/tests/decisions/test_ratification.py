"""Whether a board ratified what was decided for it, and in time."""

from datetime import date

import pytest

from domain.decisions.course import Course
from domain.decisions.events import Outcome
from domain.decisions.ratification import Ratification, ratification_on
from domain.decisions.statuses import Status
from domain.decisions.turns import Turn
from domain.kernel.ids import DecisionId
from domain.tests.decisions.make import uuid
from domain.tests.decisions.story import CASE, COMMITTEE, DECISION

LAST_DAY, AFTER = date(2009, 7, 31), date(2009, 8, 1)
BOARDS_ANSWER = DecisionId(uuid("decision", "the board's answer"))


def turn(status: Status, on: date, by: DecisionId | None = None) -> Turn:
    return Turn(kind="decisions.Any", status=status, on=on, position=9, by=by)


def course(*turns: Turn, ratify_by: date | None = LAST_DAY) -> Course:
    return Course(
        decision=DECISION,
        board=COMMITTEE,
        number=1,
        motion=None,
        case=CASE,
        version=1,
        outcome=Outcome.APPROVED,
        decides=Outcome.APPROVED,
        decided=date(2009, 6, 17),
        position=8,
        turns=(turn(Status.PROVISIONAL, date(2009, 6, 17)), *turns),
        ratify_by=ratify_by,
    )


@pytest.mark.parametrize(
    ("known", "day", "stands"),
    [
        (course(), LAST_DAY, Ratification.AWAITED),
        (course(), AFTER, Ratification.OVERDUE),
        (course(ratify_by=None), AFTER, Ratification.AWAITED),
        (course(turn(Status.SUSPENDED, LAST_DAY)), LAST_DAY, Ratification.AWAITED),
        (course(turn(Status.RESCINDED, LAST_DAY)), LAST_DAY, Ratification.LOST_FORCE),
        (course(turn(Status.IN_FORCE, LAST_DAY, BOARDS_ANSWER)), AFTER, Ratification.IN_TIME),
        (course(turn(Status.IN_FORCE, AFTER, BOARDS_ANSWER)), AFTER, Ratification.LATE),
        (course(turn(Status.IN_FORCE, AFTER, BOARDS_ANSWER)), LAST_DAY, Ratification.AWAITED),
        (course(turn(Status.NOT_RATIFIED, LAST_DAY, BOARDS_ANSWER)), AFTER, Ratification.REFUSED),
    ],
)
def test_the_last_day_is_in_time_and_only_the_board_answers(known: Course, day: date, stands: Ratification) -> None:
    assert ratification_on(known, day) is stands
