"""Three-valued logic: what it says is what every way of settling the doubt would say."""

from itertools import product

import pytest

from domain.kernel.answers import Answer, surely

YES, NO, INDETERMINATE = Answer.YES, Answer.NO, Answer.INDETERMINATE


def settled(answer: Answer) -> set[bool]:
    """The ways in which an answer may turn out."""
    return {YES: {True}, NO: {False}, INDETERMINATE: {True, False}}[answer]


def answer_of(ways: set[bool]) -> Answer:
    """The answer that leaves just these ways open."""
    return INDETERMINATE if len(ways) == 2 else YES if ways == {True} else NO


@pytest.mark.parametrize(("one", "other"), list(product(Answer, repeat=2)))
def test_and_and_or_say_what_every_way_of_settling_the_doubt_would_say(one: Answer, other: Answer) -> None:
    ways = list(product(settled(one), settled(other)))
    assert one & other is answer_of({a and b for a, b in ways})
    assert one | other is answer_of({a or b for a, b in ways})


@pytest.mark.parametrize("one", Answer)
def test_the_opposite_of_a_doubt_is_a_doubt(one: Answer) -> None:
    assert ~one is answer_of({not way for way in settled(one)})
    assert ~~one is one


@pytest.mark.parametrize(("one", "other", "third"), list(product(Answer, repeat=3)))
def test_the_laws_of_kleene_hold(one: Answer, other: Answer, third: Answer) -> None:
    assert one & other is other & one
    assert one | other is other | one
    assert (one & other) & third is one & (other & third)
    assert (one | other) | third is one | (other | third)
    assert one & (other | third) is (one & other) | (one & third)
    assert one | (one & other) is one
    assert ~(one & other) is ~one | ~other


def test_only_a_clear_no_is_impossible() -> None:
    assert [one for one in Answer if one.possible] == [YES, INDETERMINATE]


@pytest.mark.parametrize(("yes", "no", "answer"), [(1, 0, YES), (0, 1, NO), (0, 0, INDETERMINATE)])
def test_what_is_neither_certain_nor_impossible_is_indeterminate(yes: int, no: int, answer: Answer) -> None:
    assert surely(bool(yes), bool(no)) is answer
