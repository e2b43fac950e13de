"""Disinvestment: why a service is to be given up, and which other options were considered."""

from enum import Enum
from typing import Final

from domain.kernel.messages import FreeText
from domain.kernel.values import value


class Trigger(Enum):
    """What set the review of a service off (NAO, decommissioning toolkit; Milton Keynes CCG, CS01, 2016)."""

    LIMITED_CLINICAL_EFFECTIVENESS = "LIMITED_CLINICAL_EFFECTIVENESS"
    POOR_QUALITY = "POOR_QUALITY"
    LOW_VALUE = "LOW_VALUE"
    DUPLICATE_SERVICE = "DUPLICATE_SERVICE"
    NEED_CHANGED = "NEED_CHANGED"
    COST_PRESSURE = "COST_PRESSURE"
    CONTRACT_EXPIRY = "CONTRACT_EXPIRY"
    SHIFT_TO_COMMUNITY = "SHIFT_TO_COMMUNITY"
    POLICY_HARMONISATION = "POLICY_HARMONISATION"  # after bodies merged


class OptionKind(Enum):
    """What an option would do with the service."""

    DO_NOTHING = "DO_NOTHING"
    REDESIGN = "REDESIGN"
    RENEGOTIATE = "RENEGOTIATE"
    RE_PROCURE = "RE_PROCURE"
    REDUCE = "REDUCE"
    STOP = "STOP"
    LET_EXPIRE = "LET_EXPIRE"


@value
class OptionConsidered:
    """One option, what it would do, and what speaks for and against it."""

    kind: OptionKind
    account: FreeText
    preferred: bool


@value
class Disinvestment:
    """What set it off, the evidence for that, and the options."""

    trigger: Trigger
    evidence: FreeText
    options: tuple[OptionConsidered, ...]

    @property
    def is_weighed(self) -> bool:
        """Whether doing nothing was among several options, and one of them is preferred."""
        kinds = [one.kind for one in self.options]
        preferred = sum(one.preferred for one in self.options)
        return len(kinds) >= FEWEST and OptionKind.DO_NOTHING in kinds and preferred == 1


FEWEST: Final = 2
