"""A sitting: one meeting from its call to its end, as far as the facts looked up tell."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, BoardId, CorrectionId, FactId, ItemId, MeetingId, MotionId, PersonId
from domain.kernel.london import day_of
from domain.kernel.values import value
from domain.meetings.attendance import NOBODY, Attendance, Movement
from domain.meetings.ballots import NO_MOTIONS, Ballot, Motions
from domain.meetings.events import CorrectionAsked, CorrectionConfirmed
from domain.meetings.items import Declared, Item, ItemStatus


class Moment(NamedTuple):
    """When something happened, and the fact that shows it; of two at the same time, the later fact is the later."""

    at: datetime
    position: int


@value
class Called:
    """A meeting as it was called."""

    meeting: MeetingId
    board: BoardId
    starts_at: datetime
    position: int

    @property
    def day(self) -> date:
        """The local day of the meeting: seats, charters and interests are looked at as they stood on it."""
        return day_of(self.starts_at)


@value
class Opened:
    """That a meeting was opened, by whom and when."""

    presiding: PersonId
    at: datetime
    position: int


@value
class Correction:
    """A correction that was asked for: what it says, by whom, and the fact that shows it."""

    says: CorrectionAsked
    asked_by: ActorId
    position: int


class Sitting(NamedTuple):
    """One meeting: its agenda, who was there, what was put and how they voted.

    `turned` is the last act of the meeting as a whole (opened, turned to an item, put a motion, closed a vote or an
    item), `latest` the last act of anybody in it.
    """

    items: Mapping[ItemId, Item]
    called: Called | None = None
    opened: Opened | None = None
    closed: Moment | None = None
    notices: tuple[date, ...] = ()
    attendance: Attendance = NOBODY
    motions: Motions = NO_MOTIONS
    turned: Moment | None = None
    latest: Moment | None = None
    corrections: Mapping[CorrectionId, Correction] = MappingProxyType({})
    confirmed: Mapping[CorrectionId, int] = MappingProxyType({})
    declined: Mapping[CorrectionId, int] = MappingProxyType({})
    superseded: Mapping[FactId, CorrectionConfirmed] = MappingProxyType({})  # corrections by the fact that confirms
    in_common: Mapping[MeetingId, int] = MappingProxyType({})  # with which meetings, and the facts that say so

    @property
    def is_open(self) -> bool:
        """Whether the meeting was opened and has not ended."""
        return self.opened is not None and self.closed is None

    @property
    def closed_at(self) -> int | None:
        """The fact by which the meeting ended."""
        return self.closed.position if self.closed else None

    def items_open(self) -> tuple[Item, ...]:
        """The items that the meeting is dealing with."""
        return tuple(item for item in self.items.values() if item.status is ItemStatus.OPEN)

    def last_act_of(self, person: PersonId) -> Moment | None:
        """When a person last came, went, voted or declared something, as far as was looked up."""
        acts: list[Movement | Ballot | Declared] = [*self.attendance.by_person.get(person, ())]
        acts += [one for ballots in self.motions.ballots.values() for one in ballots if one.voter == person]
        acts += [one for item in self.items.values() for one in item.declared_by(person)]
        return max((Moment(act.at, act.position) for act in acts), default=None)

    def votes_open(self, item: ItemId) -> tuple[MotionId, ...]:
        """The motions at an item on which one may still vote."""
        return tuple(one.motion for one in self.motions.at_item(item) if self.motions.is_open(one.motion))


NOT_CALLED = Sitting(items={})


def turned(known: Sitting, fact: Fact[Any]) -> Sitting:
    """The sitting after an act of the meeting as a whole."""
    now = Moment(fact.envelope.occurred_at, fact.position)
    return known._replace(turned=later(known.turned, now), latest=later(known.latest, now))


def later(one: Moment | None, other: Moment) -> Moment:
    """The later of two moments."""
    return other if one is None else max(one, other)
