"""The register of interests: what each person declared, the latest statement first, and what has ended."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, NilReturnMade
from domain.interests.personal_register import NOBODYS, Interest, PersonalRegister, including
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import InterestId, PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value


@value
class Said:
    """A person said what they have, or that they have nothing; `position` is that of the fact that shows it."""

    latest_day: date
    position: int


@value
class NilReturn:
    """A person declared to have no interests; `position` is that of the fact that shows it."""

    made: PartialDate
    position: int


@value
class Interests:
    """The whole register, by person."""

    by_person: Mapping[PersonId, PersonalRegister]
    nil_returns: Mapping[PersonId, tuple[NilReturn, ...]]

    def of(self, person: PersonId) -> tuple[Interest, ...]:
        """All that a person declared, ended or not."""
        return tuple(self.by_person.get(person, NOBODYS).by_id.values())

    def said_by(self, person: PersonId) -> tuple[Said, ...]:
        """When a person last stated each interest, and when they said that they have none."""
        stated = (Said(latest_day=one.stated_on, position=one.stated_at) for one in self.of(person))
        none = (Said(latest_day=one.made.latest, position=one.position) for one in self.nil_returns.get(person, ()))
        return (*stated, *none)

    def find(self, interest: InterestId) -> Interest | None:
        """The interest with this id."""
        found = (register.by_id.get(interest) for register in self.by_person.values())
        return next((one for one in found if one is not None), None)

    def held_on(self, person: PersonId, day: date) -> tuple[tuple[Interest, Answer], ...]:
        """What a person held on the day, or may have held."""
        held = ((one, one.period.holds_on(day)) for one in self.of(person))
        return tuple((one, answer) for one, answer in held if answer.possible)


NO_INTERESTS = Interests(by_person={}, nil_returns={})


def evolve(known: Interests, fact: Fact[Event]) -> Interests:
    """Remember what was declared, amended or ended; of an interest not looked up, nothing can be remembered.

    An amendment states the interest anew and whole: what was said before, its end included, holds no longer.
    """
    remember = _REMEMBER.get(type(fact.event))
    return remember(known, fact) if remember else known


def _stated(known: Interests, fact: Fact[InterestDeclared | InterestAmended]) -> Interests:
    event, old = fact.event, known.by_person.get(fact.event.person, NOBODYS)
    before = old.by_id.get(event.interest)
    interest = Interest(
        interest=event.interest,
        person=event.person,
        category=event.category,
        indirect=event.indirect,
        organisation=event.organisation,
        holding=event.holding,
        specialty=event.specialty,
        period=Period(start=event.held_from, end=event.held_to),
        aware_since=event.aware_since,
        publication_withheld=event.publication_withheld,
        declared_at=before.declared_at if before else fact.envelope.occurred_at,
        stated_on=day_of(fact.envelope.occurred_at),
        stated_at=fact.position,
        ended_at=None,
        evidence=(*(before.evidence if before else ()), fact.position),
    )
    return _with(known, including(old, interest), event.person)


def _ended(known: Interests, fact: Fact[InterestEnded]) -> Interests:
    event, old = fact.event, known.by_person.get(fact.event.person, NOBODYS)
    before = old.by_id.get(event.interest)
    if before is None:
        return known
    period = Period(start=before.period.start, end=event.ended)
    ended = replace(
        before,
        period=period,
        stated_on=day_of(fact.envelope.occurred_at),
        ended_at=fact.position,
        evidence=(*before.evidence, fact.position),
    )
    return _with(known, including(old, ended), event.person)


def _with(known: Interests, register: PersonalRegister, person: PersonId) -> Interests:
    return Interests(by_person={**known.by_person, person: register}, nil_returns=known.nil_returns)


def _nothing_declared(known: Interests, fact: Fact[NilReturnMade]) -> Interests:
    person, made = fact.event.person, NilReturn(made=fact.event.made, position=fact.position)
    returns = (*known.nil_returns.get(person, ()), made)
    return Interests(by_person=known.by_person, nil_returns={**known.nil_returns, person: returns})


_REMEMBER: Mapping[type[Event], Callable[[Interests, Fact[Any]], Interests]] = {
    InterestDeclared: _stated,
    InterestAmended: _stated,
    InterestEnded: _ended,
    NilReturnMade: _nothing_declared,
}
