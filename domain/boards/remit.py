"""A board's remit: what it may decide, up to what amount, and what must be complete before it does."""

from enum import Enum

from domain.kernel.basis import Basis
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


class AtLimit(Enum):
    """What an amount is that is exactly the limit."""

    WITHIN = "WITHIN"
    ABOVE = "ABOVE"


class Measure(Enum):
    """Which amount of a case is held against the limit."""

    AS_STATED = "AS_STATED"  # every line once, also one that comes every year
    WHOLE = "WHOLE"  # over all years; what comes every year without an end has no upper bound
    YEARLY = "YEARLY"  # in the dearest year


class Together(Enum):
    """Which approvals count together, so that nobody splits a case to stay under a limit."""

    PROVIDER = "PROVIDER"  # those that name the same proposed provider
    FUND = "FUND"  # those paid from the same fund


@value
class Aggregation:
    """That approvals of some months count together; the months run back from the day of the meeting."""

    by: Together
    months: int


@value
class Remit:
    """What a board may decide."""

    decides: tuple[DecisionType, ...]
    limit_pence: int | None = None
    at_limit: AtLimit = AtLimit.WITHIN
    limit_measures: Measure = Measure.AS_STATED
    limit_aggregates: Aggregation | None = None
    limit_basis: Basis | None = None  # with which tax, for how much of a year and at which prices it is set
    proposing: Proposing = Proposing.NOT_AT_ALL
    proposes_to: BoardId | None = None
    needs_due_diligence: bool = False
    checks: tuple[PublicText, ...] = ()
    notice_clear_days: int | None = None
