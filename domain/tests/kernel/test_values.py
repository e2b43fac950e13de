import pickle
from collections.abc import Mapping
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import pytest

from domain.kernel.values import value


@value
class Room:
    """Where a board meets."""

    name: str
    chairs: int = 12

    def __post_init__(self) -> None:
        """Nobody meets where nobody can sit."""
        if self.chairs < 1:
            raise ValueError("no chairs")


@value
class BookedRoom(Room):
    """A room, and who has booked it."""

    by: Mapping[str, str] = field(default_factory=dict)


def test_values_that_say_the_same_are_equal_and_have_the_same_hash() -> None:
    assert Room(name="A") == Room(name="A", chairs=12)
    assert hash(Room(name="A")) == hash(Room(name="A", chairs=12))
    assert Room(name="A") != Room(name="B")
    assert len({Room(name="A"), Room(name="A"), Room(name="B")}) == 2


def test_values_of_two_kinds_are_never_equal() -> None:
    assert Room(name="A") != BookedRoom(name="A")


def test_a_value_says_what_it_holds() -> None:
    assert repr(BookedRoom(name="A")) == "BookedRoom(name='A', chairs=12, by={})"


def test_defaults_that_are_made_are_made_for_each() -> None:
    assert BookedRoom(name="A").by is not BookedRoom(name="A").by


@pytest.mark.parametrize("given", [{}, {"name": "A", "doors": 1}], ids=["too little", "too much"])
def test_a_value_is_given_exactly_its_fields(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Room(**given)


@pytest.mark.parametrize("kind", [Room, BookedRoom])
def test_a_value_may_refuse_what_it_is_given(kind: type[Room]) -> None:
    with pytest.raises(ValueError, match="no chairs"):
        kind(name="A", chairs=0)
    with pytest.raises(ValueError, match="no chairs"):
        replace(kind(name="A"), chairs=0)


def test_a_value_never_changes() -> None:
    room: Any = Room(name="A")
    with pytest.raises(FrozenInstanceError):
        room.name = "B"
    with pytest.raises(FrozenInstanceError):
        del room.name
    with pytest.raises(FrozenInstanceError):
        room.doors = 1
    assert room == Room(name="A")


def test_a_copy_says_the_same_here_and_in_another_process() -> None:
    room = BookedRoom(name="A", by={"lay1": "June"})
    for again in (copy(room), deepcopy(room), pickle.loads(pickle.dumps(room))):  # noqa: S301 - made one line above
        assert again == room
        assert type(again) is BookedRoom


def test_nothing_is_compiled_for_a_value_before_it_is_used() -> None:
    @value
    class Door:
        """What a room is entered by."""

        wide: bool

    @value
    class Window:
        """What a room is not entered by."""

        wide: bool

    assert code_of(Door) is code_of(Window)
    assert Door(wide=True).wide
    assert code_of(Door) is not code_of(Window)


def code_of(kind: type) -> object:
    return vars(kind)["__init__"].__code__
