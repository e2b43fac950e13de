"""What is remembered to keep a body's registers: who decides, what is held, and which decisions are published."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, DecisionId, HoldId, MeetingId, PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.values import value
from domain.minutes.events import MinutesConfirmed
from domain.organisations.events import BodyEstablished
from domain.people.events import PersonRegistered
from domain.registers.days import DecisionDay, Told
from domain.registers.events import (
    DecisionDayTold,
    DecisionMakerNamed,
    DecisionMakerReleased,
    DecisionPublished,
    LegalHoldLifted,
    LegalHoldPlaced,
)


@value
class DecisionMaker:
    """Since when somebody is decision-making staff, and whether they were released since."""

    since: PartialDate
    released: bool
    position: int


@value
class Hold:
    """A legal hold: on whom, and where it was placed and lifted."""

    person: PersonId
    placed_at: int
    lifted_at: int | None


@value
class Decided:
    """A decision on record, and where it was published."""

    decided: date
    taken_at: int
    published_at: int | None


@value
class Registers:
    """The registers, as far as a command needs them."""

    bodies: frozenset[BodyCode]
    people: frozenset[PersonId]
    decision_makers: Mapping[PersonId, DecisionMaker]
    holds: Mapping[HoldId, Hold]
    decisions: Mapping[DecisionId, Decided]
    told: Mapping[DecisionId, tuple[Told, ...]] = field(default_factory=dict)
    meetings: Mapping[MeetingId, DecisionId] = field(default_factory=dict)  # that took the decision asked about


BLANK = Registers(bodies=frozenset(), people=frozenset(), decision_makers={}, holds={}, decisions={})


def evolve(known: Registers, fact: Fact[Event]) -> Registers:
    """Remember what happened to the registers; anything else changes nothing."""
    remember = _REMEMBER.get(type(fact.event))
    return remember(known, fact) if remember else known


def _established(known: Registers, fact: Fact[BodyEstablished]) -> Registers:
    return replace(known, bodies=known.bodies | {fact.event.body})


def _registered(known: Registers, fact: Fact[PersonRegistered]) -> Registers:
    return replace(known, people=known.people | {fact.event.person})


def _named(known: Registers, fact: Fact[DecisionMakerNamed]) -> Registers:
    named = DecisionMaker(since=fact.event.since, released=False, position=fact.position)
    return replace(known, decision_makers={**known.decision_makers, fact.event.person: named})


def _released(known: Registers, fact: Fact[DecisionMakerReleased]) -> Registers:
    named = known.decision_makers.get(fact.event.person)
    if named is None:
        return known
    released = replace(named, released=True, position=fact.position)
    return replace(known, decision_makers={**known.decision_makers, fact.event.person: released})


def _placed(known: Registers, fact: Fact[LegalHoldPlaced]) -> Registers:
    hold = Hold(person=fact.event.person, placed_at=fact.position, lifted_at=None)
    return replace(known, holds={**known.holds, fact.event.hold: hold})


def _lifted(known: Registers, fact: Fact[LegalHoldLifted]) -> Registers:
    hold = known.holds.get(fact.event.hold)
    if hold is None:
        return known
    return replace(known, holds={**known.holds, fact.event.hold: replace(hold, lifted_at=fact.position)})


def _taken(known: Registers, fact: Fact[DecisionTaken | ChairsActionTaken]) -> Registers:
    taken = Decided(decided=fact.event.decided, taken_at=fact.position, published_at=None)
    known = replace(known, decisions={**known.decisions, fact.event.decision: taken})
    if isinstance(fact.event, DecisionTaken):
        known = replace(known, meetings={**known.meetings, fact.event.meeting: fact.event.decision})
    return _saying(known, fact, fact.event.decision, DecisionDay.DECIDED, PartialDate.of(fact.event.decided))


def _published(known: Registers, fact: Fact[DecisionPublished]) -> Registers:
    taken = known.decisions.get(fact.event.decision)
    if taken is None:
        return known
    published = replace(taken, published_at=fact.position)
    known = replace(known, decisions={**known.decisions, fact.event.decision: published})
    return _saying(known, fact, fact.event.decision, DecisionDay.PUBLISHED, PartialDate.of(fact.event.published))


def _day_told(known: Registers, fact: Fact[DecisionDayTold]) -> Registers:
    return _saying(known, fact, fact.event.decision, fact.event.which, fact.event.day)


def _confirmed(known: Registers, fact: Fact[MinutesConfirmed]) -> Registers:
    decision, day = known.meetings.get(fact.event.meeting), PartialDate.of(day_of(fact.envelope.occurred_at))
    return _saying(known, fact, decision, DecisionDay.CONFIRMED, day) if decision else known


def _saying(
    known: Registers, fact: Fact[Any], decision: DecisionId, which: DecisionDay, day: PartialDate | None
) -> Registers:
    if day is None:
        return known
    said = (*known.told.get(decision, ()), Told(which=which, day=day, position=fact.position))
    return replace(known, told={**known.told, decision: said})


_REMEMBER: Mapping[type[Event], Callable[[Registers, Fact[Any]], Registers]] = {
    BodyEstablished: _established,
    PersonRegistered: _registered,
    DecisionMakerNamed: _named,
    DecisionMakerReleased: _released,
    LegalHoldPlaced: _placed,
    LegalHoldLifted: _lifted,
    DecisionTaken: _taken,
    ChairsActionTaken: _taken,
    DecisionPublished: _published,
    DecisionDayTold: _day_told,
    MinutesConfirmed: _confirmed,
}
