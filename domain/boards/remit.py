"""A board's remit: what it may decide, up to what amount, and what must be complete before it does."""

from enum import Enum

from domain.kernel.ids import BoardId
from domain.kernel.messages import PublicText
from domain.kernel.values import value


class DecisionType(Enum):
    """What kind of decision a motion asks for."""

    RECOMMENDATION = "RECOMMENDATION"
    FINAL_APPROVAL = "FINAL_APPROVAL"
    DEFERRAL = "DEFERRAL"
    NOTING = "NOTING"
    APPOINTMENT = "APPOINTMENT"


class Proposing(Enum):
    """How a board comes to propose a case to another board."""

    BY_VOTE = "BY_VOTE"
    BY_MEMBER = "BY_MEMBER"
    NOT_AT_ALL = "NOT_AT_ALL"


@value
class Remit:
    """What a board may decide."""

    decides: tuple[DecisionType, ...]
    limit_pence: int | None = None
    proposing: Proposing = Proposing.NOT_AT_ALL
    proposes_to: BoardId | None = None
    needs_due_diligence: bool = False
    checks: tuple[PublicText, ...] = ()
    notice_clear_days: int | None = None
