"""Ballots: what was put to the vote, how each seat voted, and whether a tie was broken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from domain.boards.voting import BallotForm
from domain.kernel.ids import DecisionId, FactId, ItemId, MotionId, PersonId, SeatId
from domain.kernel.values import value
from domain.meetings.motions import Choice, Direction
from domain.meetings.terms import Terms


@value
class Ballot:
    """A vote as it was cast."""

    seat: SeatId
    voter: PersonId
    choice: Choice
    at: datetime
    position: int
    fact: FactId

    @property
    def is_against(self) -> bool:
        """Whether it was cast against the motion."""
        return self.choice is Choice.AGAINST


@value
class Counted:
    """Votes as they were counted without names."""

    votes_for: int
    votes_against: int
    abstained: int
    position: int


@value
class Stated:
    """That everybody agreed, as somebody stated it."""

    stated_by: PersonId
    at: datetime
    position: int


@value
class Manner:
    """How a motion is voted on, and what was recorded of the vote beside single ballots."""

    form: BallotForm = BallotForm.NAMED
    closes_at: datetime | None = None
    required_at: int | None = None  # the fact by which a member required a recorded vote
    counted: Counted | None = None
    consensus: Stated | None = None


@value
class CastingBallot:
    """A casting vote as it was given."""

    presiding: PersonId
    choice: Choice
    at: datetime
    position: int


@value
class Motion:
    """A motion as it was put."""

    motion: MotionId
    item: ItemId
    direction: Direction
    mover: PersonId | None
    seconder: PersonId | None
    terms: Terms
    earlier: DecisionId | None
    at: datetime
    position: int


BY_NAME = Manner()


class Motions(NamedTuple):
    """Every motion known, the ballots on each as recorded, how each is voted on, and what closed the vote.

    `corrected` says of a ballot, by the fact that shows it, how it was cast in truth, or by nothing that it was not.
    """

    by_id: Mapping[MotionId, Motion]
    ballots: Mapping[MotionId, tuple[Ballot, ...]]
    casting: Mapping[MotionId, CastingBallot]
    closed_at: Mapping[MotionId, int]
    manners: Mapping[MotionId, Manner]
    corrected: Mapping[FactId, Choice | None] = MappingProxyType({})

    def manner_of(self, motion: MotionId) -> Manner:
        """How a motion is voted on: one by one and by name, unless something else was settled."""
        return self.manners.get(motion, BY_NAME)

    def at_item(self, item: ItemId) -> tuple[Motion, ...]:
        """The motions put at an item, in the order put."""
        return tuple(motion for motion in self.by_id.values() if motion.item == item)

    def closings_at(self, item: ItemId) -> list[int]:
        """The facts by which votes on motions put at an item were closed."""
        return [self.closed_at[one.motion] for one in self.at_item(item) if one.motion in self.closed_at]

    def votes_of(self, person: PersonId, item: ItemId) -> list[int]:
        """The facts by which a person voted at an item or broke a tie there."""
        own = [one for put in self.at_item(item) for one in self.votes_on(put.motion) if one.voter == person]
        broken = [self.casting[put.motion] for put in self.at_item(item) if put.motion in self.casting]
        return [one.position for one in own] + [one.position for one in broken if one.presiding == person]

    def is_open(self, motion: MotionId) -> bool:
        """Whether one may still vote on it."""
        return motion in self.by_id and motion not in self.closed_at

    def votes_on(self, motion: MotionId) -> tuple[Ballot, ...]:
        """The ballots cast on a motion, in the order recorded, each as it was cast in truth."""
        cast = self.ballots.get(motion, ())
        if not self.corrected:
            return cast
        told = ((ballot, self.corrected.get(ballot.fact, ballot.choice)) for ballot in cast)
        return tuple(replace(ballot, choice=choice) for ballot, choice in told if choice is not None)

    def recorded_from(self, motion: MotionId | None, seat: SeatId | None) -> tuple[Ballot, ...]:
        """The ballots recorded from a seat on a motion: one, or one of each of two who share the seat."""
        return tuple(one for one in self.ballots.get(motion, ()) if one.seat == seat) if motion else ()


NO_MOTIONS = Motions(by_id={}, ballots={}, casting={}, closed_at={}, manners={})
