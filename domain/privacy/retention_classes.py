"""The retention classes by name."""

from enum import Enum


class RetentionClass(Enum):
    """What is kept for the same time."""

    ENDED_INTERESTS = "ENDED_INTERESTS"
    GIFTS = "GIFTS"
    ERASURE_REQUESTS = "ERASURE_REQUESTS"
