"""Attendance: who was in the room at which moment, and how they took part."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from domain.kernel.ids import ItemId, PersonId
from domain.kernel.values import value
from domain.meetings.motions import Presence


class Order(NamedTuple):
    """When something happened, and of all that happened in the same instant, what came before what."""

    at: datetime
    rank: int
    position: int


@value
class Movement:
    """A person came into the room, or left it (no presence), for an item or for good."""

    person: PersonId
    presence: Presence | None
    item: ItemId | None
    at: datetime
    position: int
    corrected: bool = False

    @property
    def order(self) -> Order:
        """Its place among all that happened: by time, in one instant as recorded.

        A stay told by a correction was recorded out of its time: at both its ends it spans whatever happened then.
        """
        rank = 0 if not self.corrected else -1 if self.presence else 1
        return Order(self.at, rank, self.position)


class Act(Protocol):
    """Whatever was done at a meeting, such as a vote."""

    @property
    def at(self) -> datetime:
        """When it was done."""

    @property
    def position(self) -> int:
        """The fact that shows it."""


@value
class Attendance:
    """Every movement at a meeting, by person, in the order recorded."""

    by_person: Mapping[PersonId, tuple[Movement, ...]]

    def last_of(self, person: PersonId, moment: datetime) -> Movement | None:
        """The person's last movement up to a moment; of two at the same moment, the one recorded later."""
        return _last(self.by_person.get(person, ()), moment)

    def was_there(self, person: PersonId, act: Act) -> bool:
        """Whether a person was in the room when something was done; who leaves in the same minute was still there."""
        done = Order(act.at, 0, act.position)
        before = (one for one in self.by_person.get(person, ()) if one.order < done)
        last = max(before, key=lambda one: one.order, default=None)
        return last is not None and last.presence is not None

    def in_room(self, moment: datetime) -> Mapping[PersonId, Movement]:
        """Who was in the room at a moment, with the movement that brought them in, in the order of first arrival."""
        last = ((person, _last(movements, moment)) for person, movements in self.by_person.items())
        return {person: movement for person, movement in last if movement and movement.presence}


NOBODY = Attendance(by_person={})


def with_movement(known: Attendance, movement: Movement) -> Attendance:
    """The same attendance after one more movement."""
    movements = (*known.by_person.get(movement.person, ()), movement)
    return Attendance(by_person={**known.by_person, movement.person: movements})


def _last(movements: tuple[Movement, ...], moment: datetime) -> Movement | None:
    past = [movement for movement in movements if movement.at <= moment]
    return max(past, key=lambda movement: movement.order, default=None)
