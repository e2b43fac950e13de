"""Outcomes: what a result means for the case, by the direction of the motion."""

from collections.abc import Mapping
from typing import Final

from domain.decisions.events import Outcome
from domain.decisions.verdict import Result
from domain.meetings.motions import Direction

CARRIED: Final[Mapping[Direction, Outcome]] = {
    Direction.RECOMMEND: Outcome.RECOMMENDED,
    Direction.NOT_RECOMMEND: Outcome.NOT_RECOMMENDED,
    Direction.APPROVE: Outcome.APPROVED,
    Direction.APPROVE_WITH_CONDITIONS: Outcome.APPROVED_WITH_CONDITIONS,
    Direction.REJECT: Outcome.REJECTED,
    Direction.DEFER: Outcome.DEFERRED,
    Direction.NOTE: Outcome.NOTED,
}
OTHERWISE: Final[Mapping[Result, Outcome]] = {
    Result.NOT_CARRIED: Outcome.NOT_CARRIED,
    Result.TIED: Outcome.NO_DECISION_TIED,
    Result.INQUORATE: Outcome.NO_DECISION_INQUORATE,
}
APPROVALS: Final = frozenset({Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS})
FINAL: Final = APPROVALS | {Outcome.REJECTED}
ADVANCES: Final = APPROVALS | {Outcome.RECOMMENDED}


def outcome_of(direction: Direction, result: Result) -> Outcome:
    """A motion carried does what it says; one that is not carried does nothing, and never the opposite."""
    return CARRIED[direction] if result is Result.CARRIED else OTHERWISE[result]
