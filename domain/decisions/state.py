"""What is remembered to decide a motion: the proceedings, due diligence, and the decisions already taken."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.decisions.course import Course, Courses
from domain.decisions.course_following import COURSE_FACTS, NOTHING_FOLLOWED, Followed
from domain.decisions.events import LimitDrawn
from domain.due_diligence.course import DILIGENCE_FACTS, diligences_after
from domain.due_diligence.diligence import NO_DILIGENCE, Diligences
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, MotionId, OrganisationCode
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.meetings import state as meetings
from domain.meetings.events import VoteClosed
from domain.meetings.state import Proceedings
from domain.organisations.events import PatientsCounted
from domain.organisations.patients import PatientCount


@value
class Deliberation:
    """What must be known to decide a motion; `closings` says when each vote was closed."""

    proceedings: Proceedings = meetings.BLANK
    diligences: Diligences = NO_DILIGENCE
    followed: Followed = NOTHING_FOLLOWED
    closings: Mapping[MotionId, datetime]
    patients: Mapping[OrganisationCode, tuple[PatientCount, ...]]
    drawn: tuple[Fact[LimitDrawn], ...] = ()

    @property
    def courses(self) -> Courses:
        """The course of every decision that is known."""
        return self.followed.courses

    def remembering(self, proceedings: Proceedings) -> "Deliberation":
        """The same with other proceedings."""
        # Made anew, not by `replace`: this runs for every fact looked up, and costs a quarter so.
        return Deliberation(
            proceedings=proceedings,
            diligences=self.diligences,
            followed=self.followed,
            closings=self.closings,
            patients=self.patients,
            drawn=self.drawn,
        )

    def last_number(self, board: BoardId) -> int:
        """The number of the board's newest decision, 0 where it has taken none."""
        return max((one.number for one in self.courses.values() if one.board == board), default=0)

    def decided(self, case: CaseId, version: int | None) -> tuple[Course, ...]:
        """The decisions on a version of a case, by any board."""
        return tuple(one for one in self.courses.values() if one.case == case and one.version == version)


BLANK = Deliberation(closings={}, patients={})


def evolve(known: Deliberation, fact: Fact[Any]) -> Deliberation:
    """Remember what happened."""
    kind = type(fact.event)
    known = _REMEMBER[kind](known, fact) if kind in _REMEMBER else known
    proceedings = meetings.evolve(known.proceedings, fact)
    return known if proceedings is known.proceedings else known.remembering(proceedings)


def _course(known: Deliberation, fact: Fact[Any]) -> Deliberation:
    return replace(known, followed=known.followed.after(fact))


def _closed(known: Deliberation, fact: Fact[VoteClosed]) -> Deliberation:
    return replace(known, closings={**known.closings, fact.event.motion: fact.envelope.occurred_at})


def _examined(known: Deliberation, fact: Fact[Any]) -> Deliberation:
    return replace(known, diligences=diligences_after(known.diligences, fact))


def _drawn(known: Deliberation, fact: Fact[LimitDrawn]) -> Deliberation:
    return replace(known, drawn=(*known.drawn, fact))


def _patients(known: Deliberation, fact: Fact[PatientsCounted]) -> Deliberation:
    it = fact.event
    counted = PatientCount(counted=it.counted, patients=it.patients, position=fact.position)
    held = known.patients.get(it.organisation, ())
    return replace(known, patients={**known.patients, it.organisation: (*held, counted)})


_REMEMBER: Mapping[type[Event], Callable[[Deliberation, Fact[Any]], Deliberation]] = {
    **dict.fromkeys(COURSE_FACTS, _course),
    VoteClosed: _closed,
    PatientsCounted: _patients,
    LimitDrawn: _drawn,
    **dict.fromkeys(DILIGENCE_FACTS, _examined),
}
