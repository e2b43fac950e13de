"""How far a meeting, an item of its agenda or a motion has come, as the registers show it."""

from enum import Enum


class MeetingStatus(Enum):
    """How far a meeting has come."""

    CALLED = "CALLED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"


class ItemStatus(Enum):
    """How far a meeting is with an item."""

    PLACED = "PLACED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"


class MotionStatus(Enum):
    """How far a motion has come."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    DECIDED = "DECIDED"
