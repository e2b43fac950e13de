"""Following the courses of decisions, fact by fact."""

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from typing import Any, Final

from domain.decisions.course import Courses
from domain.decisions.course_beginning import acted, taken
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
from domain.kernel.deciders import in_order
from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.values import value

COURSE_FACTS: Final[tuple[type[Event], ...]] = (DecisionTaken, ChairsActionTaken, *SEQUELS)

EFFECTS: Final[Mapping[Outcome, Status]] = {
    Outcome.RATIFIED: Status.IN_FORCE,
    Outcome.NOT_RATIFIED: Status.NOT_RATIFIED,
    Outcome.RESCINDED: Status.RESCINDED,
    **dict.fromkeys(FINAL - {Outcome.EXTENDED}, Status.SUPERSEDED),
}
"""What a decision makes of the earlier one that it names."""


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
    earlier = courses.get(event.earlier) if event.earlier else None
    if earlier is None or event.outcome in WITHOUT_ANSWER:
        return courses
    status = EFFECTS.get(event.outcome, earlier.status)
    turn = turn_of(event, status, event.decided, position, by=event.decision)
    lasting = event.outcome in (Outcome.VARIED, Outcome.EXTENDED)
    until = (event.terms.until if lasting else None) or earlier.until
    return {**courses, earlier.decision: replace(earlier, turns=(*earlier.turns, turn), until=until)}


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
