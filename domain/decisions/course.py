"""The course of a decision: how it began, every turn it took since, and where it stands on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.decisions.events import (
    Outcome,
    TerminationNoticeGiven,
)
from domain.decisions.kept import ConditionState, Kept
from domain.decisions.outcomes import FINAL
from domain.decisions.statuses import Status
from domain.decisions.turns import Turn
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, CaseId, DecisionId, MotionId
from domain.kernel.values import value
from domain.meetings.terms import NO_TERMS, Terms

STANDING: Final = frozenset({Status.IN_FORCE, Status.PROVISIONAL, Status.SUSPENDED})
OPEN_ENDED: Final = frozenset({Status.WITHOUT_EFFECT, Status.INDICATIVE, Status.CARRIED_OVER, Status.REFERRED_UP})


@value
class Course:
    """A decision with everything that became of it.

    `decides` is what it means for the case where it takes effect, `earlier` the decision that its motion named,
    `agreed` what too few members agreed to, until it is ratified.
    """

    decision: DecisionId
    board: BoardId
    number: int
    motion: MotionId | None
    case: CaseId | None
    version: int | None
    outcome: Outcome
    decides: Outcome | None
    decided: date
    position: int
    turns: tuple[Turn, ...]
    earlier: DecisionId | None = None
    agreed: Terms = NO_TERMS
    conditions: tuple[Kept, ...] = ()
    until: PartialDate | None = None
    ratify_by: date | None = None
    standstill_until: date | None = None
    notice: TerminationNoticeGiven | None = None
    service_ended: date | None = None

    @property
    def status(self) -> Status:
        """Where it stands after everything on record."""
        return self.turns[-1].status

    @property
    def status_before_suspension(self) -> Status:
        """Where it stood before it was held up."""
        return [turn.status for turn in self.turns if turn.status is not Status.SUSPENDED][-1]

    @property
    def is_final(self) -> bool:
        """Whether it finally approves or rejects, and has not lost its force."""
        itself = self.outcome is not Outcome.RATIFIED and not self.prolongs
        return itself and self.decides in FINAL and self.status in STANDING

    @property
    def prolongs(self) -> bool:
        """Whether it only lengthens the decision that it names, whose answer it leaves as it is."""
        return self.decides is Outcome.EXTENDED and self.earlier is not None

    @property
    def awaits_ratification(self) -> bool:
        """Whether a board may still ratify it: a chair's action, or what too few members agreed."""
        return self.status is Status.PROVISIONAL or (self.status in OPEN_ENDED and self.decides is not None)

    def status_on(self, day: date) -> Status | None:
        """Where it stood on a day, as far as the facts known tell; nothing before it was taken."""
        begun = [turn for turn in self.turns if turn.on <= day]
        if not begun:
            return None
        status = max(begun, key=lambda turn: (turn.on, turn.position)).status
        over = self.until is not None and self.until.latest < day
        return Status.EXPIRED if over and status is Status.IN_FORCE else status

    def condition(self, number: int) -> Kept | None:
        """The condition of this number, counted from 1."""
        return self.conditions[number - 1] if 1 <= number <= len(self.conditions) else None

    @property
    def open_conditions(self) -> int:
        """How many conditions are neither met, waived nor failed."""
        return sum(kept.state is ConditionState.OPEN for kept in self.conditions)


Courses = Mapping[DecisionId, Course]
