"""Motions: what is put to the vote, and how one may vote."""

from datetime import datetime
from enum import Enum

from domain.kernel.values import value


class Direction(Enum):
    """What a motion asks the board to do; kept apart from what the board then decides."""

    RECOMMEND = "RECOMMEND"
    NOT_RECOMMEND = "NOT_RECOMMEND"
    APPROVE = "APPROVE"
    APPROVE_AS_AMENDED = "APPROVE_AS_AMENDED"
    APPROVE_WITH_CONDITIONS = "APPROVE_WITH_CONDITIONS"
    APPROVE_OPTION = "APPROVE_OPTION"
    APPROVE_IN_PART = "APPROVE_IN_PART"
    REJECT = "REJECT"
    DEFER = "DEFER"
    REFER_BACK = "REFER_BACK"
    SUPPORT_INDICATIVELY = "SUPPORT_INDICATIVELY"
    DELEGATE = "DELEGATE"
    LET_CONTRACT_EXPIRE = "LET_CONTRACT_EXPIRE"
    EXTEND = "EXTEND"
    RESTRICT_POLICY = "RESTRICT_POLICY"
    RATIFY = "RATIFY"
    REFUSE_RATIFICATION = "REFUSE_RATIFICATION"
    VARY = "VARY"
    RESCIND = "RESCIND"
    NOTE = "NOTE"


NAMES_ANOTHER = frozenset({Direction.RATIFY, Direction.REFUSE_RATIFICATION, Direction.VARY, Direction.RESCIND})
"""The directions of motions about an earlier decision, which they name."""

MAY_REPLACE = frozenset(
    {
        Direction.APPROVE,
        Direction.APPROVE_AS_AMENDED,
        Direction.APPROVE_WITH_CONDITIONS,
        Direction.APPROVE_OPTION,
        Direction.APPROVE_IN_PART,
        Direction.REJECT,
        Direction.LET_CONTRACT_EXPIRE,
        Direction.EXTEND,
        Direction.RESTRICT_POLICY,
    }
)
"""The directions of motions that may name an earlier decision, whose place theirs then takes."""


class Choice(Enum):
    """How a member votes."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    ABSTAIN = "ABSTAIN"


class Presence(Enum):
    """How a person takes part."""

    IN_PERSON = "IN_PERSON"
    REMOTE = "REMOTE"


class Corrected(Enum):
    """What of a meeting's record is corrected."""

    ATTENDANCE = "ATTENDANCE"
    VOTE = "VOTE"


@value
class Attended:
    """How somebody attended in truth: from when, until when if they left, and in which way."""

    presence: Presence
    came_at: datetime
    left_at: datetime | None
