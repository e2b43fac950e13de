"""What is remembered to record what became of a decision: its course, and the people, meetings and boards named."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from domain.boards import state as boards
from domain.boards.state import BLANK as NO_BOARDS
from domain.boards.state import Boards
from domain.decisions.course import Courses
from domain.decisions.course_following import COURSE_FACTS, courses_after
from domain.decisions.events import DecisionTaken
from domain.decisions.exclusion import bars
from domain.interests.ties import Ties
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId, MeetingId, PersonId
from domain.kernel.values import value
from domain.meetings.background import BACKGROUND_FACTS, NO_BACKGROUND, Background, background_after
from domain.meetings.bonds import NO_TIES, ties_after
from domain.meetings.events import MeetingCalled


@value
class Afterwards:
    """What must be known about a decision that was taken."""

    courses: Courses = field(default_factory=dict)
    meetings: Mapping[MeetingId, MeetingCalled] = field(default_factory=dict)
    boards: Boards = NO_BOARDS
    taken: Mapping[DecisionId, DecisionTaken] = field(default_factory=dict)
    background: Background = NO_BACKGROUND
    ties: Ties = NO_TIES
    kept_from: Mapping[DecisionId, frozenset[PersonId]] = field(default_factory=dict)  # at the meeting, by conflicts


def evolve(known: Afterwards, fact: Fact[Any]) -> Afterwards:
    """Remember what happened."""
    if isinstance(fact.event, DecisionTaken):
        barred = frozenset(one.person for one in fact.event.inputs.exclusions if bars(one))
        taken = {**known.taken, fact.event.decision: fact.event}
        known = replace(known, taken=taken, kept_from={**known.kept_from, fact.event.decision: barred})
    if isinstance(fact.event, COURSE_FACTS):
        return replace(known, courses=courses_after(known.courses, fact))
    if isinstance(fact.event, MeetingCalled):
        return replace(known, meetings={**known.meetings, fact.event.meeting: fact.event})
    if isinstance(fact.event, BACKGROUND_FACTS):
        return replace(known, background=background_after(known.background, fact))
    return replace(known, boards=boards.evolve(known.boards, fact), ties=ties_after(known.ties, fact))
