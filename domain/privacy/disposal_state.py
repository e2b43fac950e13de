"""What is remembered of what is kept: until when, whose it is, what holds it, and what is gone."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from domain.interests.retention import MONTHS_OF_A_YEAR
from domain.kernel.facts import Fact
from domain.kernel.ids import ErasureId, HoldId, PersonId
from domain.kernel.messages import Event
from domain.kernel.months import months_after
from domain.kernel.values import value
from domain.privacy.events import ErasureAsked, ErasureRecorded
from domain.privacy.retention import CLASSES, INTERESTS, OF_TYPE, ended_on, person_in, thing_of
from domain.privacy.retention_classes import RetentionClass
from domain.privacy.words import people_in, whose_words
from domain.registers.events import LegalHoldLifted, LegalHoldPlaced, RegisterPolicyAdopted
from domain.registers.policy import AdoptedPolicy, policy_on

HOLDS: tuple[type[Event], ...] = (LegalHoldPlaced, LegalHoldLifted)
FOLDED: tuple[type[Event], ...] = (*OF_TYPE, ErasureRecorded, RegisterPolicyAdopted, *HOLDS)
"""All types of facts by which it is known what is kept, and until when."""


@value
class Kept:
    """Something of a class: whom it concerns and mentions, its last day if it has ended, and the facts with words."""

    thing: str
    type: type[Event]
    person: PersonId | None
    ended: date | None
    positions: tuple[int, ...] = ()
    people: frozenset[PersonId] = frozenset()


@value
class Disposing:
    """What is known of what is kept, for how long, what is held, and what is gone."""

    things: Mapping[str, Kept] = field(default_factory=dict)
    policies: tuple[AdoptedPolicy, ...] = ()
    holds: Mapping[HoldId, PersonId] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()
    erasures: Mapping[ErasureId, int] = field(default_factory=dict)

    def kept_until(self, one: Kept, day: date) -> date | None:
        """The last day on which it must be kept, by its class and the longest policy since a day; none if it lasts."""
        keeping = OF_TYPE[one.type]
        longer = self._longest_since(day) if keeping is CLASSES[INTERESTS] else 0
        years = max(keeping.years, longer)
        return months_after(one.ended, years * MONTHS_OF_A_YEAR) if one.ended else None

    def due(self, of: RetentionClass, day: date) -> tuple[Kept, ...]:
        """What of a class still has words though its time was over on a day, in the order of its first fact."""
        left = (replace(one, positions=self._left(one)) for one in self.things.values())
        return tuple(
            one
            for one in left
            if OF_TYPE[one.type] is CLASSES[of]
            and one.positions
            and (until := self.kept_until(one, day)) is not None
            and until < day
        )

    def due_positions(self, of: RetentionClass, day: date) -> frozenset[int]:
        """The facts with words of what is due."""
        return frozenset(position for one in self.due(of, day) for position in one.positions)

    def holds_on(self, one: Kept) -> tuple[HoldId, ...]:
        """The legal holds on anybody whom it mentions."""
        return tuple(hold for hold, held in self.holds.items() if held in one.people)

    def _longest_since(self, day: date) -> int:
        """For how many years the policy of a day, or any that came into force later, has interests kept."""
        days = (day, *(one.in_force_from for one in self.policies if one.in_force_from > day))
        return max(policy_on(self.policies, one).kept_years for one in days)

    def _left(self, one: Kept) -> tuple[int, ...]:
        return tuple(position for position in one.positions if position not in self.gone)


def evolve(known: Disposing, fact: Fact[Any]) -> Disposing:
    """Remember what a fact says of things that are kept, of holds, of policies, and of what is gone."""
    match fact.event:
        case ErasureRecorded(positions=positions):
            return replace(known, gone=known.gone.union(positions))
        case RegisterPolicyAdopted(policy=policy, in_force_from=since):
            return replace(known, policies=(*known.policies, AdoptedPolicy(policy=policy, in_force_from=since)))
        case LegalHoldPlaced(hold=hold, person=person):
            return replace(known, holds={**known.holds, hold: person})
        case LegalHoldLifted(hold=hold):
            return replace(known, holds={one: held for one, held in known.holds.items() if one != hold})
    if isinstance(fact.event, ErasureAsked):
        known = replace(known, erasures={**known.erasures, fact.event.erasure: fact.position})
    return _of_a_thing(known, fact) if type(fact.event) in OF_TYPE else known


def _of_a_thing(known: Disposing, fact: Fact[Any]) -> Disposing:
    thing = thing_of(fact).tag
    before = known.things.get(thing)
    one = Kept(
        thing=thing,
        type=type(fact.event),
        person=person_in(fact) or (before.person if before else None),
        ended=ended_on(fact),
        positions=(*(before.positions if before else ()), *((fact.position,) if whose_words(fact) else ())),
        people=people_in(fact.event) | (before.people if before else frozenset()),
    )
    return replace(known, things={**known.things, thing: one})
