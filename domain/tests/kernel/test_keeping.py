"""A state that is kept is the state that the facts lead to from the beginning."""

from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.facts import Fact
from domain.kernel.keeping import keeping
from domain.kernel.messages import Event
from domain.kernel.spec import fact
from domain.tests.meetings.make import CHAIR, LAY, arrived

State = tuple[int, ...]


def appended(known: State, one: Fact[Event]) -> State:
    return (*known, one.position)


def folded(evolve: object, facts: list[Fact[Event]]) -> State:
    assert callable(evolve)
    known: State = ()
    for one in facts:
        known = evolve(known, one)
    return known


@given(st.lists(st.lists(st.integers(1, 6), max_size=8), max_size=30), st.integers(2, 12))
def test_whatever_was_folded_before_a_fold_is_that_of_its_own_facts(courses: list[list[int]], most: int) -> None:
    log, kept = [fact(arrived(), position) for position in range(1, 7)], keeping(appended, most)
    for course in courses:
        facts = [log[position - 1] for position in course]
        assert folded(kept, facts) == tuple(course)


def test_a_fact_that_is_gone_is_never_taken_for_another_one() -> None:
    """What a rolled back transaction had decided makes room for other facts, at the same positions and places."""
    kept = keeping(lambda known, one: (*known, one.event), 1_000)
    for number in range(500):
        event = arrived(LAY if number % 2 else CHAIR)
        assert kept((), fact(event, 1)) == (event,)


def test_facts_folded_before_are_not_folded_again() -> None:
    calls: list[int] = []

    def counted(known: State, one: Fact[Event]) -> State:
        calls.append(one.position)
        return (*known, one.position)

    kept, log = keeping(counted), [fact(arrived(), position) for position in range(1, 6)]
    for many in (3, 3, 5):
        assert folded(kept, log[:many]) == tuple(range(1, many + 1))
    assert calls == [1, 2, 3, 4, 5]


def test_what_is_asked_for_again_and_again_outlasts_what_was_asked_for_once() -> None:
    calls: list[int] = []

    def counted(known: State, one: Fact[Event]) -> State:
        calls.append(one.position)
        return (*known, one.position)

    kept, often = keeping(counted, 10), [fact(arrived(), position) for position in (1, 2)]
    for position in range(10, 60):
        folded(kept, often)
        folded(kept, [fact(arrived(), position)])
    assert [position for position in calls if position < 10] == [1, 2]
    assert len(calls) == 52
