"""Quorum rules: how many, of whom, must be there, and who counts."""

from enum import Enum

from domain.boards.remit import DecisionType
from domain.kernel.messages import PublicText
from domain.kernel.values import value


class QuorumBase(Enum):
    """What a fraction is a fraction of."""

    WHOLE_MEMBERSHIP = "WHOLE_MEMBERSHIP"  # vacant seats counted
    FILLED_SEATS = "FILLED_SEATS"
    NONE = "NONE"


class Rounding(Enum):
    """How a fraction of members becomes a number of heads."""

    CEIL = "CEIL"
    NEAREST = "NEAREST"
    FLOOR = "FLOOR"


class CountBasis(Enum):
    """Whose presence counts."""

    PRESENT = "PRESENT"
    PRESENT_AND_ENTITLED = "PRESENT_AND_ENTITLED"
    ELIGIBLE_FOR_ITEM = "ELIGIBLE_FOR_ITEM"


class OnLoss(Enum):
    """What the charter says happens when the quorum is lost."""

    NO_DECISION = "NO_DECISION"
    ADJOURN = "ADJOURN"
    REFER = "REFER"
    CHAIRS_ACTION = "CHAIRS_ACTION"


@value
class Fraction:
    """So many out of so many, as one third."""

    of: int
    out_of: int


@value
class Requirement:
    """At least so many members who hold any of these roles; exclusive means nobody serves two requirements."""

    any_of: tuple[PublicText, ...]
    at_least: int
    exclusive: bool = False
    may_be_non_voting: bool = False


@value
class QuorumRule:
    """One quorum rule; it applies to the decision types named, or to all where none is named."""

    applies_to: tuple[DecisionType, ...] = ()
    base: QuorumBase = QuorumBase.NONE
    fraction: Fraction | None = None
    rounding: Rounding = Rounding.CEIL
    min_total: int | None = None
    count_basis: CountBasis = CountBasis.ELIGIBLE_FOR_ITEM
    requires: tuple[Requirement, ...] = ()
    requires_presiding: tuple[PublicText, ...] = ()  # offices, one of which must be present, e.g. CHAIR, VICE_CHAIR
    per_constituent: bool = False
    deputies_count: bool = True
    remote_counts: bool = True
    on_loss: OnLoss = OnLoss.NO_DECISION
