"""Deciders: facts are looked up step by step, each is remembered once, and nothing is recorded before it happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.kernel.deciders import Answer, Decider, NotYetHappened, bearer_of, consider, in_order, know
from domain.kernel.facts import Fact
from domain.kernel.ids import PersonId
from domain.kernel.messages import Command, Event
from domain.kernel.refusals import Refused
from domain.kernel.selections import NOTHING, Selection, about
from domain.kernel.spec import ASKED, MONDAY, fact
from domain.kernel.values import value
from domain.people.events import PersonRegistered

PEOPLE = [PersonId(f"018f3c5e-7b1a-7c3d-9e2f-00000000000{number}") for number in range(3)]
Known = tuple[int, ...]


@value
class Greet(Command):
    """Greet."""

    person: PersonId


class NotKnown(Refused):
    """Nobody is known."""

    code = "not-known"


def registered(person: PersonId, position: int) -> Fact[Event]:
    """A person on record at a position."""
    return fact(PersonRegistered(person=person, office="GP", name=None), position)


FACTS = [registered(person, position) for position, person in enumerate(PEOPLE, start=1)]


class Log:
    """Facts by person, and what was asked of them."""

    def __init__(self) -> None:
        self.asked: list[Selection] = []

    def read(self, selection: Selection) -> Sequence[Fact[Event]]:
        """The facts of a selection in order."""
        self.asked.append(selection)
        tags = {tag for tag, _ in selection.every}
        return [one for one in FACTS if tags & set(one.envelope.tags)]


def remember(known: Known, one: Fact[Event]) -> Known:
    """The positions seen, in the order seen."""
    return (*known, one.position)


def first(command: Greet, known: Known) -> Selection:
    """Whoever is greeted."""
    return about(command.person, PersonRegistered)


def then_everybody(command: Greet, known: Known) -> Selection:
    """Everybody, once somebody is known."""
    return about(PEOPLE, PersonRegistered) if known else NOTHING


def answer(command: Greet, known: Known) -> Sequence[Event]:
    """The rule: somebody must be known."""
    if not known:
        raise NotKnown
    return [PersonRegistered(person=command.person, office="greeted", name=None)]


def nobody_is_greeted_unseen(command: Greet, known: Known) -> Refused | None:
    """Good manners, page 1."""
    return None


def nobody_is_greeted_twice(command: Greet, known: Known) -> Refused | None:
    """Good manners, page 2."""
    return None


def decider(**changed: Any) -> Decider[Greet, Known]:  # noqa: ANN401 - any part of a decider
    """A decider in two steps."""
    plain: dict[str, Any] = {
        "name": "greetings",
        "commands": (Greet,),
        "selects": (first, then_everybody),
        "blank": tuple,
        "evolve": remember,
        "decide": answer,
        "rules": (nobody_is_greeted_unseen, nobody_is_greeted_twice),
    }
    return Decider(**(plain | changed))


def test_each_step_sees_what_the_steps_before_it_found() -> None:
    log = Log()
    know(decider(), Greet(asked=ASKED, person=PEOPLE[1]), log.read)
    assert log.asked == [about(PEOPLE[1], PersonRegistered), about(PEOPLE, PersonRegistered)]


def test_a_fact_that_two_steps_find_is_remembered_once() -> None:
    assert know(decider(), Greet(asked=ASKED, person=PEOPLE[1]), Log().read) == (2, 1, 3)


def test_what_nobody_looks_up_is_not_known() -> None:
    stranger = PersonId("018f3c5e-7b1a-7c3d-9e2f-999999999999")
    assert know(decider(), Greet(asked=ASKED, person=stranger), Log().read) == ()


def test_a_command_is_answered_with_events_or_refused() -> None:
    (event,) = consider(decider(), Greet(asked=ASKED, person=PEOPLE[0]), Log().read).events
    assert event == PersonRegistered(person=PEOPLE[0], office="greeted", name=None)
    with pytest.raises(NotKnown):
        consider(decider(selects=()), Greet(asked=ASKED, person=PEOPLE[0]), Log().read)


def test_nothing_is_recorded_before_it_has_happened() -> None:
    early = replace(ASKED, occurred_at=ASKED.at + timedelta(microseconds=1))
    log = Log()
    with pytest.raises(NotYetHappened) as refused:
        consider(decider(), Greet(asked=early, person=PEOPLE[0]), log.read)
    assert (refused.value.pointer, log.asked) == ("/occurredAt", [])


def test_what_happens_now_or_happened_before_is_recorded() -> None:
    for moment in (ASKED.at, MONDAY, MONDAY - timedelta(days=3650)):
        asked = replace(ASKED, occurred_at=moment)
        assert consider(decider(), Greet(asked=asked, person=PEOPLE[0]), Log().read).events


def test_the_rulebook_changes_with_the_rules_their_order_their_citations_their_edition_and_the_context() -> None:
    unseen, twice = nobody_is_greeted_unseen, nobody_is_greeted_twice

    def cited_otherwise(command: Greet, known: Known) -> Refused | None:
        """Good manners, second edition, page 1."""

    cited_otherwise.__name__ = unseen.__name__
    books = [
        decider().rulebook,
        decider(rules=(unseen,)).rulebook,
        decider(rules=(twice, unseen)).rulebook,
        decider(rules=(cited_otherwise, twice)).rulebook,
        decider(name="farewells").rulebook,
        decider(edition=2).rulebook,
    ]
    assert len(set(books)) == len(books)
    assert decider().rulebook == decider(selects=()).rulebook == books[0]
    assert len(books[0]) == 64


def test_facts_are_put_in_order_each_once() -> None:
    assert in_order([FACTS[2], FACTS[0], FACTS[2]]) == [FACTS[0], FACTS[2]]


def test_a_decider_never_changes() -> None:
    with pytest.raises(AttributeError):
        decider().name = "farewells"  # type: ignore[misc]


def test_of_several_events_the_one_that_answers_most_of_what_was_asked_bears_the_findings() -> None:
    greeted = PersonRegistered(person=PEOPLE[0], office="greeted", name=None)
    other = PersonRegistered(person=PEOPLE[1], office="other", name=None)
    asked = Greet(asked=ASKED, person=PEOPLE[0])
    assert bearer_of(Answer(asked, [other, greeted])) is greeted
    assert bearer_of(Answer(asked, [])) is None
