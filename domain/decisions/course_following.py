"""Following the courses of decisions, fact by fact."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import Any, Final

from domain.decisions.course import Courses
from domain.decisions.course_beginning import acted, kept, taken
from domain.decisions.course_turning import TURNED
from domain.decisions.events import (
    SEQUELS,
    ChairsActionTaken,
    DecisionTaken,
    Outcome,
)
from domain.decisions.outcomes import FINAL, WITHOUT_ANSWER
from domain.decisions.statuses import Status
from domain.decisions.turns import turn_of
from domain.decisions.way_out_events import WAYS_OUT
from domain.kernel.deciders import in_order
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Event
from domain.kernel.values import value

COURSE_FACTS: Final[tuple[type[Event], ...]] = (DecisionTaken, ChairsActionTaken, *SEQUELS, *WAYS_OUT)

EFFECTS: Final[Mapping[Outcome, Status]] = {
    Outcome.RATIFIED: Status.IN_FORCE,
    Outcome.NOT_RATIFIED: Status.NOT_RATIFIED,
    Outcome.RESCINDED: Status.RESCINDED,
    **dict.fromkeys(FINAL - {Outcome.EXTENDED}, Status.SUPERSEDED),
}
"""What a decision makes of the earlier one that it names."""

LASTING: Final = frozenset({Outcome.RATIFIED, Outcome.VARIED, Outcome.EXTENDED})
"""What may say anew how long the earlier one holds."""


def courses_after(courses: Courses, fact: Fact[Any]) -> Courses:
    """The courses of decisions after a fact about one of them; other facts leave them as they are."""
    event = fact.event
    if isinstance(event, DecisionTaken):
        return _concerning_the_earlier({**courses, event.decision: taken(event, fact.position)}, event, fact.position)
    if isinstance(event, ChairsActionTaken):
        return {**courses, event.decision: acted(event, fact.position)}
    turned = TURNED.get(type(event))
    if turned is None or event.decision not in courses:
        return courses
    return {**courses, event.decision: turned(courses[event.decision], event, fact.position)}


def _concerning_the_earlier(courses: Courses, event: DecisionTaken, position: int) -> Courses:
    """What it makes of the decision that it names; by ratification also of the one that the ratified one names."""
    if event.outcome in WITHOUT_ANSWER:
        return courses
    courses = _turned(courses, event.earlier, event.outcome, event, position)
    if event.outcome is not Outcome.RATIFIED:
        return courses
    return _turned(courses, event.affected, event.earlier_outcome, event, position)


def _turned(
    courses: Courses, named: DecisionId | None, by: Outcome | None, event: DecisionTaken, position: int
) -> Courses:
    course = courses.get(named) if named else None
    if course is None or by is None:
        return courses
    turn = turn_of(event, EFFECTS.get(by, course.status), event.decided, position, by=event.decision)
    until = event.terms.until if by in LASTING else None
    conditions = kept(event.terms) if by is Outcome.RATIFIED else ()
    turned = replace(
        course,
        turns=(*course.turns, turn),
        until=until or course.until,
        conditions=(*course.conditions, *conditions),
    )
    return {**courses, course.decision: turned}


@value
class Followed:
    """The courses of decisions, and the facts that tell them: what is looked up later may have happened before."""

    courses: Courses
    told: tuple[Fact[Any], ...] = ()

    def after(self, fact: Fact[Any]) -> "Followed":
        """The same with one more fact, each taken in the order of the log."""
        told = (*self.told, fact)
        if not self.told or fact.position > self.told[-1].position:
            return Followed(courses=courses_after(self.courses, fact), told=told)
        told = tuple(in_order(told))
        return Followed(courses=reduce(courses_after, told, {}), told=told)


NOTHING_FOLLOWED: Final = Followed(courses={})
