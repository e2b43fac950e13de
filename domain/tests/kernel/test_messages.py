"""Messages: permanent names that nobody takes twice, values that never change, commands that say who asks."""

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from domain.kernel.ids import ActorId, CaseId
from domain.kernel.messages import EVENT_TYPES, Asked, Command, Event, Mode, PublicText, event
from domain.kernel.spec import ASKED, MONDAY
from domain.kernel.values import value

A_CASE = CaseId("018f3c5e-7b1a-7c3d-9e2f-0123456789ab")


@value
class Wave(Command):
    """Wave."""

    case: CaseId


@pytest.mark.usefixtures("catalogue")
def test_an_event_is_found_by_its_permanent_name() -> None:
    @event("kernel_tests.Waved", version=3)
    class Waved(Event):
        """Somebody waved."""

        case: CaseId

    assert EVENT_TYPES["kernel_tests.Waved"] is Waved
    assert (Waved.type_name, Waved.type_version) == ("kernel_tests.Waved", 3)
    assert Waved(case=A_CASE) == Waved(case=A_CASE)


@pytest.mark.usefixtures("catalogue")
def test_two_events_never_have_one_name() -> None:
    def waved() -> None:
        @event("kernel_tests.Waved", version=1)
        class Waved(Event):
            """Somebody waved."""

            case: CaseId

    waved()
    first = EVENT_TYPES["kernel_tests.Waved"]
    with pytest.raises(TypeError, match=r"two event types are called kernel_tests\.Waved"):
        waved()
    assert EVENT_TYPES["kernel_tests.Waved"] is first


@pytest.mark.usefixtures("catalogue")
def test_the_name_of_one_event_is_not_the_name_of_all() -> None:
    @event("kernel_tests.Waved", version=2)
    class Waved(Event):
        """Somebody waved."""

        case: CaseId

    assert (Event.type_name, Event.type_version) == ("", 0)
    assert "type_name" not in {field.name for field in fields(Waved)}


def test_a_command_never_changes_and_its_parts_are_named() -> None:
    wave: Any = Wave(asked=ASKED, case=A_CASE)
    with pytest.raises(FrozenInstanceError):
        wave.case = A_CASE
    with pytest.raises(TypeError):
        Wave(ASKED, A_CASE)  # type: ignore[call-arg]


def test_nobody_asks_for_nothing() -> None:
    nobody: Any = Wave
    with pytest.raises(TypeError, match="asked"):
        nobody(case=A_CASE)


def test_an_act_is_recorded_live_unless_it_is_said_to_be_past() -> None:
    asked = Asked(by=ActorId("secretary"), at=MONDAY, occurred_at=MONDAY, via="tests")
    assert asked.mode is Mode.LIVE
    assert (asked.acting_for, asked.reason, asked.source, asked.corrects) == (None,) * 4


def test_values_are_equal_when_they_say_the_same_and_have_no_room_for_more() -> None:
    @value
    class Line:
        """A line."""

        text: PublicText
        count: int = 1

    one: Any = Line(text="a")
    assert one == Line(text="a", count=1) != Line(text="b")
    assert hash(one) == hash(Line(text="a"))
    assert not hasattr(one, "__dict__")
    with pytest.raises(FrozenInstanceError):
        one.count = 2
