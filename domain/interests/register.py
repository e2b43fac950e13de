"""The register of interests: what each person declared, the latest statement first, and what has ended."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.interests.arrangement_events import ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.interests.arrangements import Arrangements, arranged, ended, lapsing
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, InterestsConfirmed, NilReturnMade
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

    earliest_day: date
    latest_day: date
    position: int


@value
class Return:
    """A person declared to have no interests, or that what they declared is complete and true; with what shows it."""

    made: PartialDate
    position: int


@value
class Interests:
    """The whole register, by person."""

    by_person: Mapping[PersonId, PersonalRegister]
    returns: Mapping[PersonId, tuple[Return, ...]]

    def of(self, person: PersonId) -> tuple[Interest, ...]:
        """All that a person declared, ended or not."""
        return tuple(self.by_person.get(person, NOBODYS).by_id.values())

    def said_by(self, person: PersonId) -> tuple[Said, ...]:
        """When a person stated an interest, and when they said that they have none, or none but these."""
        stated = (told for one in self.of(person) for told in zip(one.said_on, one.evidence, strict=True))
        returned = self.returns.get(person, ())
        return (
            *(Said(earliest_day=day, latest_day=day, position=at) for day, at in stated),
            *(Said(earliest_day=it.made.earliest, latest_day=it.made.latest, position=it.position) for it in returned),
        )

    def find(self, interest: InterestId) -> Interest | None:
        """The interest with this id."""
        found = (register.by_id.get(interest) for register in self.by_person.values())
        return next((one for one in found if one is not None), None)

    def held_on(self, person: PersonId, day: date) -> tuple[tuple[Interest, Answer], ...]:
        """What a person held on the day, or may have held."""
        held = ((one, one.period.holds_on(day)) for one in self.of(person))
        return tuple((one, answer) for one, answer in held if answer.possible)


NO_INTERESTS = Interests(by_person={}, returns={})


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
        said_on=(*(before.said_on if before else ()), day_of(fact.envelope.occurred_at)),
        stated_at=fact.position,
        ended_at=None,
        evidence=(*(before.evidence if before else ()), fact.position),
        board=event.board,
        arrangements=_still_arranged(before, event) if before else (),
    )
    return _with(known, including(old, interest), event.person)


def _still_arranged(before: Interest, now: InterestDeclared | InterestAmended) -> Arrangements:
    """What was arranged about an interest goes with it as long as it lies where it lay and weighs what it weighed."""
    matter = (before.organisation, before.board, before.specialty, before.category)
    unchanged = matter == (now.organisation, now.board, now.specialty, now.category)
    return before.arrangements if unchanged else lapsing(before.arrangements)


def _ended(known: Interests, fact: Fact[InterestEnded]) -> Interests:
    event, old = fact.event, known.by_person.get(fact.event.person, NOBODYS)
    before = old.by_id.get(event.interest)
    if before is None:
        return known
    period = Period(start=before.period.start, end=event.ended)
    now = replace(
        before,
        period=period,
        said_on=(*before.said_on, day_of(fact.envelope.occurred_at)),
        ended_at=fact.position,
        evidence=(*before.evidence, fact.position),
    )
    return _with(known, including(old, now), event.person)


def _arranged(known: Interests, fact: Fact[MitigationAgreed | DispensationGranted]) -> Interests:
    held = _held(known, fact)
    if held is None:
        return known
    made = (*held.arrangements, arranged(fact.event, fact.position))
    return _with_one(known, replace(held, arrangements=made))


def _arrangement_ended(known: Interests, fact: Fact[ArrangementEnded]) -> Interests:
    held = _held(known, fact)
    return _with_one(known, replace(held, arrangements=ended(held.arrangements, fact))) if held else known


def _held(known: Interests, fact: Fact[Any]) -> Interest | None:
    return known.by_person.get(fact.event.person, NOBODYS).by_id.get(fact.event.interest)


def _with_one(known: Interests, now: Interest) -> Interests:
    return _with(known, including(known.by_person.get(now.person, NOBODYS), now), now.person)


def _with(known: Interests, register: PersonalRegister, person: PersonId) -> Interests:
    return Interests(by_person={**known.by_person, person: register}, returns=known.returns)


def _nothing_declared(known: Interests, fact: Fact[NilReturnMade]) -> Interests:
    return _returned(known, fact.event.person, Return(made=fact.event.made, position=fact.position))


def _confirmed(known: Interests, fact: Fact[InterestsConfirmed]) -> Interests:
    return _returned(known, fact.event.person, Return(made=fact.event.confirmed, position=fact.position))


def _returned(known: Interests, person: PersonId, made: Return) -> Interests:
    returns = (*known.returns.get(person, ()), made)
    return Interests(by_person=known.by_person, returns={**known.returns, person: returns})


_REMEMBER: Mapping[type[Event], Callable[[Interests, Fact[Any]], Interests]] = {
    InterestDeclared: _stated,
    InterestAmended: _stated,
    InterestEnded: _ended,
    NilReturnMade: _nothing_declared,
    InterestsConfirmed: _confirmed,
    MitigationAgreed: _arranged,
    DispensationGranted: _arranged,
    ArrangementEnded: _arrangement_ended,
}
