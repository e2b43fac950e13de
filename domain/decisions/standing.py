"""Whether a decision stands as an approval on a day; what ratifies or varies another stands only with that one."""

from datetime import date
from typing import Final

from domain.decisions.course import STANDING, Course, Courses
from domain.decisions.events import Outcome
from domain.decisions.outcomes import APPROVALS
from domain.decisions.statuses import Status
from domain.kernel.ids import DecisionId

CARRIED_OUT: Final = frozenset({Status.IN_FORCE, Status.PROVISIONAL})
SPENT: Final = STANDING | {Status.EXPIRED}
RESTING: Final = frozenset({Outcome.RATIFIED, Outcome.VARIED})


def rests_on(course: Course) -> DecisionId | None:
    """The decision that this one ratifies or varies."""
    return course.earlier if course.outcome in RESTING else None


def counts_on(course: Course, day: date) -> bool:
    """Whether what it spends counts on the day, held up or provisional too; what has fallen gives it back."""
    return course.status_on(max(day, course.decided)) in SPENT


def behind(courses: Courses, decision: DecisionId) -> tuple[Course, ...]:
    """A decision, the one it rests on, and so on, as far as they are known."""
    found: tuple[Course, ...] = ()
    at = courses.get(decision)
    while at is not None and at not in found:
        found = (*found, at)
        named = rests_on(at)
        at = courses.get(named) if named else None
    return found


def approves_on(courses: Courses, decision: DecisionId, day: date) -> bool:
    """Whether it approves something that may be carried out on the day, as it began where the day is earlier."""
    line = behind(courses, decision)
    stands = all(one.status_on(max(day, one.decided)) in CARRIED_OUT for one in line)
    return bool(line) and line[-1].decides in APPROVALS and stands
