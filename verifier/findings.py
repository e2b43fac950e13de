"""What a verification finds wrong, and where: each finding names a position, or the narrowest range it can."""

from collections import Counter
from enum import Enum
from typing import Final

from domain.kernel.values import value

MOST_OF_EACH: Final = 20


class CannotTell(Exception):
    """Something that the verification needs is missing or cannot be read; the message says what."""


class Check(Enum):
    """What was checked; the order is that of explanations, the most telling first."""

    POSITIONS = "positions"
    BYTES = "bytes"
    LEAF_HASHES = "leaf hashes"
    ENVELOPE = "envelope"
    TIMES = "times"
    TILES = "tiles"
    RECEIPTS = "receipts"
    TAGS = "tags"
    DISCLOSURES = "disclosures"
    CUSTODY = "custody"
    VERDICTS = "verdicts"
    ANSWERS = "answers"
    ACCESS_LOG = "access log"
    ROOT = "root"
    CHECKPOINTS = "checkpoints"
    PACK = "pack"
    READ_MODELS = "read models"


ORDER: Final = {check: place for place, check in enumerate(Check)}


@value
class Finding:
    """Something wrong at a position, or in a range of positions; `vague` where only some of the range is wrong."""

    check: Check
    first: int
    last: int
    what: str
    vague: bool = False

    @property
    def where(self) -> str:
        """The place in words."""
        if self.first == self.last:
            return f"position {self.first}"
        return f"{'among ' if self.vague else ''}positions {self.first} to {self.last}"

    def within(self, other: "Finding") -> bool:
        """Whether this finding is at a place that the other, vaguer one covers."""
        return other.first <= self.first <= self.last <= other.last


class Findings:
    """The findings of one ledger, of each check the first twenty and how many; and what is missing to find more."""

    def __init__(self) -> None:
        """Nothing is wrong so far."""
        self.counts: Counter[Check] = Counter()
        self.missing: list[str] = []
        self.limits: list[str] = []
        self._kept: list[Finding] = []

    def add(self, check: Check, position: int, what: str, *, upto: int | None = None, vague: bool = False) -> None:
        """Something is wrong at a position, or from it up to another."""
        self.counts[check] += 1
        if self.counts[check] <= MOST_OF_EACH:
            last = position if upto is None else upto
            self._kept.append(Finding(check=check, first=position, last=last, what=what, vague=vague))

    def in_order(self) -> tuple[Finding, ...]:
        """The findings by position; a vague one stands behind those that tell more of the same place."""
        return tuple(sorted(self._kept, key=lambda one: (self._explained(one), one.first, ORDER[one.check])))

    def _explained(self, one: Finding) -> bool:
        return one.vague and any(other.within(one) for other in self._kept if not other.vague)
