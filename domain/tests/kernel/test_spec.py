"""Given facts, when a command, then …: an example that is not so fails, and it sees only what the command selects."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.ids import PersonId
from domain.kernel.messages import Command, Event
from domain.kernel.refusals import Refused
from domain.kernel.selections import Selection, about, newest_about
from domain.kernel.spec import ASKED as ASKED_IN_JULY
from domain.kernel.spec import MONDAY, fact, given
from domain.kernel.values import value
from domain.people.events import PersonRegistered

ADA, BEN = (PersonId(f"018f3c5e-7b1a-7c3d-9e2f-00000000000{number}") for number in range(2))
Known = tuple[str, ...]


@value
class Count(Command):
    """Say how often somebody is on record, once for each time."""

    person: PersonId
    newest: bool = False


class Nobody(Refused):
    """There is nobody."""

    code = "nobody"


class SomebodyElse(Nobody):
    """There is somebody else."""

    code = "somebody-else"


def selects(command: Count, known: Known) -> Selection:
    """The facts about the person, or only the newest."""
    find = newest_about if command.newest else about
    return find(command.person, PersonRegistered)


def evolve(known: Known, one: Fact[Event]) -> Known:
    """Remember the offices."""
    return (*known, one.event.office) if isinstance(one.event, PersonRegistered) else known


def decide(command: Count, known: Known) -> Sequence[Event]:
    """As many events as facts are known."""
    if not known:
        raise Nobody(pointer="/person", evidence=[4], searched=command.person)
    return [on_record(command.person, office) for office in known]


DECIDER: Decider[Count, Known] = Decider(
    name="spec", commands=(Count,), selects=(selects,), blank=tuple, evolve=evolve, decide=decide
)


def on_record(person: PersonId, office: str = "GP") -> PersonRegistered:
    """Somebody on record."""
    return PersonRegistered(person=person, office=office, name=None)


def count(person: PersonId = ADA, *, newest: bool = False) -> Count:
    """Ask for a person."""
    return Count(asked=ASKED_IN_JULY, person=person, newest=newest)


def test_what_follows_follows_exactly() -> None:
    example = given(DECIDER, on_record(ADA), on_record(ADA, "Chair")).when(count())
    example.then(on_record(ADA), on_record(ADA, "Chair"))
    for wrong in ((), (on_record(ADA),), (on_record(ADA, "Chair"), on_record(ADA))):
        with pytest.raises(AssertionError):
            example.then(*wrong)


def test_only_what_the_command_selects_is_seen() -> None:
    given(DECIDER, on_record(BEN), on_record(ADA)).when(count()).then(on_record(ADA))
    given(DECIDER, on_record(BEN)).when(count()).then_refused(Nobody)


def test_the_newest_is_the_last_about_the_thing() -> None:
    facts = (on_record(ADA, "first"), on_record(ADA, "last"), on_record(BEN))
    given(DECIDER, *facts).when(count(newest=True)).then(on_record(ADA, "last"))


def test_some_of_what_follows_may_be_named_by_its_fields() -> None:
    example = given(DECIDER, on_record(ADA, "first"), on_record(ADA, "last")).when(count())
    assert example.then_some(PersonRegistered).office == "first"
    assert example.then_some(PersonRegistered, person=ADA, office="last").office == "last"
    with pytest.raises(AssertionError, match="no such PersonRegistered"):
        example.then_some(PersonRegistered, person=BEN, office="last")
    with pytest.raises(AssertionError, match="no Somebody follows"):
        example.then_some(type("Somebody", (Event,), {}))


def test_a_refusal_is_held_to_its_exact_reason_and_facts() -> None:
    example = given(DECIDER).when(count())
    refusal = example.then_refused(Nobody, pointer="/person", evidence=(4,), searched=ADA)
    assert refusal.code == "nobody"
    for wrong in ({"pointer": "/other"}, {"searched": BEN}, {"missing": None}):
        with pytest.raises(AssertionError):
            example.then_refused(Nobody, **wrong)
    for reason in (Refused, SomebodyElse):
        with pytest.raises(AssertionError, match="refused as nobody"):
            example.then_refused(reason)


def test_a_command_that_passes_is_not_refused() -> None:
    with pytest.raises(AssertionError, match="not refused"):
        given(DECIDER, on_record(ADA)).when(count()).then_refused(Nobody)


def test_a_refusal_is_not_an_outcome() -> None:
    with pytest.raises(Nobody):
        given(DECIDER).when(count()).then()


def test_without_a_command_nothing_is_asked() -> None:
    with pytest.raises(AssertionError, match="when"):
        given(DECIDER).outcome()


def test_facts_stand_in_the_order_given_from_position_one() -> None:
    late = fact(on_record(BEN), 99, at=MONDAY + timedelta(days=2))
    facts = given(DECIDER, on_record(ADA), late).facts
    assert [one.position for one in facts] == [1, 2]
    assert facts[1].envelope.recorded_at == MONDAY + timedelta(days=2)
    assert facts[0].envelope.tags == (ADA.tag,)
