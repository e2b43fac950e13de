"""Motions: what is put to the vote, and how one may vote."""

from enum import Enum

from domain.kernel.dates import PartialDate
from domain.kernel.messages import FreeText, PublicText
from domain.kernel.values import value


class Direction(Enum):
    """What a motion asks the board to do; kept apart from what the board then decides."""

    RECOMMEND = "RECOMMEND"
    NOT_RECOMMEND = "NOT_RECOMMEND"
    APPROVE = "APPROVE"
    APPROVE_WITH_CONDITIONS = "APPROVE_WITH_CONDITIONS"
    REJECT = "REJECT"
    DEFER = "DEFER"
    NOTE = "NOTE"


class Choice(Enum):
    """How a member votes."""

    FOR = "FOR"
    AGAINST = "AGAINST"
    ABSTAIN = "ABSTAIN"


class Presence(Enum):
    """How a person takes part."""

    IN_PERSON = "IN_PERSON"
    REMOTE = "REMOTE"


@value
class Condition:
    """A condition attached to an approval: what, who sees to it, by when."""

    text: FreeText
    owner: PublicText
    due: PartialDate | None
