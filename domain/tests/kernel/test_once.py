"""What follows from the very same values is worked out once."""

from domain.kernel.once import once


def counted(calls: list[tuple[object, ...]]) -> object:
    @once
    def pair(one: list[int], other: int = 0) -> tuple[int, int]:
        """One and the other."""
        calls.append((one, other))
        return len(one), other

    return pair


def test_the_same_values_are_answered_without_working_it_out_again() -> None:
    calls: list[tuple[object, ...]] = []
    pair, state = counted(calls), [1]
    assert callable(pair)
    assert [pair(state, 2), pair(state, 2)] == [(1, 2), (1, 2)]
    assert len(calls) == 1


def test_values_that_are_only_equal_or_asked_differently_are_worked_out() -> None:
    calls: list[tuple[object, ...]] = []
    pair, state = counted(calls), [1]
    assert callable(pair)
    answers = [pair(state, 2), pair([1], 2), pair(state), pair(state, other=2), pair(state, 3), pair(state, other=4)]
    assert answers == [(1, 2), (1, 2), (1, 0), (1, 2), (1, 3), (1, 4)]
    assert len(calls) == 6
