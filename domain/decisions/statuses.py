"""Where a decision stands, in one word."""

from enum import Enum


class Status(Enum):
    """Where a decision stands."""

    IN_FORCE = "IN_FORCE"
    PROVISIONAL = "PROVISIONAL"  # a chair's action that awaits ratification
    SUSPENDED = "SUSPENDED"
    SUPERSEDED = "SUPERSEDED"
    RESCINDED = "RESCINDED"
    SET_ASIDE = "SET_ASIDE"
    LAPSED = "LAPSED"
    EXPIRED = "EXPIRED"
    NOT_RATIFIED = "NOT_RATIFIED"
    INDICATIVE = "INDICATIVE"  # support shown, nothing approved
    CARRIED_OVER = "CARRIED_OVER"
    REFERRED_UP = "REFERRED_UP"
    WITHOUT_EFFECT = "WITHOUT_EFFECT"
