"""Ballots: what was put to the vote, how each seat voted, and whether a tie was broken."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from domain.kernel.ids import DecisionId, ItemId, MotionId, PersonId, SeatId
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


class Motions(NamedTuple):
    """Every motion known, the ballots on each by seat, and what closed the vote."""

    by_id: Mapping[MotionId, Motion]
    ballots: Mapping[MotionId, tuple[Ballot, ...]]
    casting: Mapping[MotionId, CastingBallot]
    closed_at: Mapping[MotionId, int]

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
        """The ballots cast on a motion, in the order recorded."""
        return self.ballots.get(motion, ())


NO_MOTIONS = Motions(by_id={}, ballots={}, casting={}, closed_at={})
