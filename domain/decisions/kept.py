"""The conditions of an approval, and what became of each."""

from enum import Enum

from domain.kernel.values import value
from domain.meetings.terms import Condition


class ConditionState(Enum):
    """What became of a condition."""

    OPEN = "OPEN"
    DISCHARGED = "DISCHARGED"
    WAIVED = "WAIVED"
    FAILED = "FAILED"


@value
class Kept:
    """A condition, and what became of it."""

    condition: Condition
    state: ConditionState = ConditionState.OPEN
    position: int | None = None
