"""Items: what a meeting deals with, and what was declared and ruled at each."""

from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Self

from domain.boards.conflicts import Determiner, Management
from domain.boards.remit import DecisionType
from domain.interests.categories import Category
from domain.kernel.ids import BoardId, CaseId, InterestId, ItemId, MeetingId, MotionId, OrganisationCode, PersonId
from domain.kernel.values import value
from domain.meetings.parts import Part


class ItemStatus(Enum):
    """How far a meeting is with an item."""

    PLACED = "PLACED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"


@value
class Ruling:
    """How a person's conflict at an item is managed, as determined."""

    person: PersonId
    management: Management
    determined_by: Determiner
    determiner: PersonId | None
    at: datetime
    position: int
    part: Part | None = None


@value
class Declared:
    """That a person declared an interest at an item."""

    person: PersonId
    interest: InterestId | None
    category: Category | None
    organisation: OrganisationCode | None
    at: datetime
    position: int
    part: Part | None = None


@value
class PapersHad:
    """That a person was sent the papers of an item."""

    person: PersonId
    at: datetime
    position: int


@value
class Item:
    """An item as it stands; the last ruling on a person is the one that holds."""

    meeting: MeetingId
    item: ItemId
    board: BoardId
    number: str
    purpose: DecisionType
    case: CaseId | None
    version: int | None
    placed_at: int
    status: ItemStatus = ItemStatus.PLACED
    presided: tuple[tuple[int, PersonId], ...] = ()  # since which fact who presides, in turn
    opened_at: int | None = None
    opened: datetime | None = None
    ended_at: int | None = None
    rulings: tuple[Ruling, ...] = ()
    declared: tuple[Declared, ...] = ()
    papers: tuple[PapersHad, ...] = ()

    def concerning(self, motion: MotionId | None) -> Self:
        """The item with what was declared and ruled on it as a whole, or on this motion at it."""

        def concerns(one: Ruling | Declared) -> bool:
            return one.part is None or (motion is not None and one.part.motion == motion)

        return replace(
            self, rulings=tuple(filter(concerns, self.rulings)), declared=tuple(filter(concerns, self.declared))
        )

    @property
    def presiding(self) -> PersonId | None:
        """Who presides over it now, or did at its end."""
        return self.presided[-1][1] if self.presided else None

    def presided_at(self, position: int | None) -> PersonId | None:
        """Who presided when a fact was recorded; now, where none is named."""
        before = [who for at, who in self.presided if position is None or at < position]
        return before[-1] if before else self.presiding

    def ruling_on(self, person: PersonId) -> Ruling | None:
        """The ruling that holds for a person."""
        return next((ruling for ruling in reversed(self.rulings) if ruling.person == person), None)

    def papers_of(self, person: PersonId) -> PapersHad | None:
        """That the papers were sent to a person, the first time that they were."""
        return next((had for had in self.papers if had.person == person), None)

    def declared_by(self, person: PersonId) -> tuple[Declared, ...]:
        """What a person declared at this item."""
        return tuple(declared for declared in self.declared if declared.person == person)
