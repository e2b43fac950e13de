"""Terms: what a motion says beside its words, as the direction in which it is put needs it."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.messages import FreeText
from domain.kernel.values import value
from domain.meetings.motions import Direction


@value
class Condition:
    """A condition of an approval: what, which person or which office sees to it, by when."""

    text: FreeText
    owner: PersonId | None
    office: FreeText | None
    due: PartialDate | None


@value
class Option:
    """The option approved, by its number, of how many that were appraised."""

    number: int
    of: int


class PartOutcome(Enum):
    """What becomes of one service where a decision covers several."""

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    DEFERRED = "DEFERRED"


@value
class Part:
    """One service of several, and what becomes of it."""

    service: FreeText
    outcome: PartOutcome


@value
class Deferral:
    """Until which date or which event the board waits, where it knows, and what holds meanwhile."""

    until: PartialDate | None
    event: FreeText | None
    interim: FreeText | None


@value
class Referral:
    """To whom a case goes back, and what is missing."""

    to: FreeText
    missing: FreeText


@value
class Delegation:
    """To whom a decision is delegated, within what limits, and until when."""

    persons: tuple[PersonId, ...]
    board: BoardId | None
    limit_pence: int | None
    limits: FreeText | None
    until: PartialDate | None


@value
class Terms:
    """All that a motion may say beside its words; each direction needs some of it, and has no room for the rest."""

    conditions: tuple[Condition, ...] = ()
    amended: FreeText | None = None  # the words as amended; those first put are the motion's own
    option: Option | None = None
    parts: tuple[Part, ...] = ()
    deferral: Deferral | None = None
    referral: Referral | None = None
    delegation: Delegation | None = None
    until: PartialDate | None = None
    restriction: FreeText | None = None

    @property
    def said(self) -> frozenset[str]:
        """The names of what is said."""
        return frozenset(name for name in NAMES if getattr(self, name))


NAMES: Final = tuple(Terms.__dataclass_fields__)
NO_TERMS: Final = Terms()
NEEDED: Final[Mapping[Direction, str]] = {
    Direction.APPROVE_AS_AMENDED: "amended",
    Direction.APPROVE_WITH_CONDITIONS: "conditions",
    Direction.APPROVE_OPTION: "option",
    Direction.APPROVE_IN_PART: "parts",
    Direction.REFER_BACK: "referral",
    Direction.DELEGATE: "delegation",
    Direction.EXTEND: "until",
    Direction.RESTRICT_POLICY: "restriction",
}
ALLOWED: Final[Mapping[Direction, frozenset[str]]] = {
    Direction.DEFER: frozenset({"deferral"}),
    Direction.VARY: frozenset({"amended", "until"}),
}


def who_is_named(terms: Terms) -> tuple[PersonId, ...]:
    """The persons who are to see to a condition, or to decide by delegation."""
    owners = tuple(one.owner for one in terms.conditions if one.owner)
    return (*owners, *(terms.delegation.persons if terms.delegation else ()))


def misplaced(direction: Direction, terms: Terms) -> tuple[str, ...]:
    """What such a motion lacks, and what it says without room for it."""
    needed = frozenset(filter(None, [NEEDED.get(direction)]))
    allowed = needed | ALLOWED.get(direction, frozenset())
    return tuple(sorted((needed - terms.said) | (terms.said - allowed)))


def faults(terms: Terms) -> Iterator[str]:
    """Where what is said says nothing, or contradicts itself: pointers to the places."""
    for at, one in enumerate(terms.conditions):
        if not one.text.strip():
            yield f"/conditions/{at}/text"
        if (one.owner is None) is (not (one.office or "").strip()):
            yield f"/conditions/{at}/owner"
    if terms.amended is not None and not terms.amended.strip():
        yield "/amended"
    if terms.option and not 1 <= terms.option.number <= terms.option.of:
        yield "/option/number"
    yield from _of_parts(terms.parts)
    yield from _of_those_named(terms)


def _of_parts(parts: tuple[Part, ...]) -> Iterator[str]:
    """Several services with different outcomes are several: one service, or one outcome, is a decision of its own."""
    if parts and len({one.outcome for one in parts}) == 1:
        yield "/parts"
    yield from (f"/parts/{at}/service" for at, one in enumerate(parts) if not one.service.strip())


def _of_those_named(terms: Terms) -> Iterator[str]:
    if terms.referral:
        for name in ("to", "missing"):
            if not getattr(terms.referral, name).strip():
                yield f"/referral/{name}"
    if terms.delegation and bool(terms.delegation.persons) is (terms.delegation.board is not None):
        yield "/delegation/persons"
    if terms.deferral and not (terms.deferral.until or (terms.deferral.event or "").strip()):
        yield "/deferral/until"
    if terms.restriction is not None and not terms.restriction.strip():
        yield "/restriction"
