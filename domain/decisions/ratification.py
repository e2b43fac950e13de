"""Whether a decision that a board must ratify was ratified, and in time."""

from datetime import date
from enum import Enum

from domain.decisions.course import Course
from domain.decisions.statuses import Status
from domain.decisions.turns import Turn


class Ratification(Enum):
    """How the ratification of a decision stands."""

    AWAITED = "AWAITED"
    OVERDUE = "OVERDUE"
    IN_TIME = "IN_TIME"
    LATE = "LATE"
    REFUSED = "REFUSED"
    LOST_FORCE = "LOST_FORCE"  # without force before the board answered


ANSWERS = frozenset({Status.IN_FORCE, Status.NOT_RATIFIED})
WAITING = frozenset({Status.PROVISIONAL, Status.SUSPENDED})


def answered_on(course: Course, day: date) -> Turn | None:
    """The turn by which the board ratified the decision, or refused to, by the day."""
    return next((one for one in course.turns if one.by and one.on <= day and one.status in ANSWERS), None)


def ratification_on(course: Course, day: date) -> Ratification:
    """How the ratification stands on the day; the last day for it is in time."""
    answer = answered_on(course, day)
    if answer is None:
        over = course.ratify_by is not None and day > course.ratify_by
        waits = course.status_on(day) in WAITING
        return (Ratification.OVERDUE if over else Ratification.AWAITED) if waits else Ratification.LOST_FORCE
    if answer.status is Status.NOT_RATIFIED:
        return Ratification.REFUSED
    late = course.ratify_by is not None and answer.on > course.ratify_by
    return Ratification.LATE if late else Ratification.IN_TIME
