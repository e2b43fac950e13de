"""Moments that look alike: the hour that comes twice, and two facts of one instant (traps T4, T10)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, fact, given
from domain.meetings.commands import Leave
from domain.meetings.course import sitting_after
from domain.meetings.decider import decider
from domain.meetings.events import PersonLeft
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.sitting import NOT_CALLED
from domain.tests.meetings.ask import leave
from domain.tests.meetings.make import LAY, arrived, boards, called, came_back, case, left, minute, opened

SUMMER_TIME = datetime.fromisoformat("2024-10-27T01:50:00+01:00")
WINTER_TIME = datetime.fromisoformat("2024-10-27T01:10:00+00:00")


def left_at(moment: datetime) -> Leave:
    """Told in the next year."""
    return replace(leave(), asked=replace(ASKED, at=datetime(2025, 1, 6, tzinfo=UTC), occurred_at=moment))


def test_t4_whoever_comes_at_ten_to_two_may_leave_at_ten_past_one_in_the_hour_that_comes_twice() -> None:
    late = SUMMER_TIME.astimezone(UTC)
    history = [
        fact(event, at, at=late - timedelta(minutes=60 - at))
        for at, event in enumerate([*boards(), *case(), called(starts_at=late), opened()], start=1)
    ]
    came = fact(arrived(LAY), len(history) + 1, at=late)
    given(decider, *history, came).when(left_at(WINTER_TIME)).then_some(PersonLeft)
    too_early = SUMMER_TIME - timedelta(minutes=40)
    given(decider, *history, came).when(left_at(too_early)).then_refused(BeforeThePreviousFact)
    assert day_of(late) == day_of(WINTER_TIME)


@pytest.mark.parametrize(
    ("moves", "there"), [((left(), came_back()), True), ((left(), came_back(), left()), False)], ids=["back", "gone"]
)
def test_t10_facts_of_one_instant_are_taken_in_the_order_of_the_log(moves: tuple[Event, ...], there: bool) -> None:  # noqa: FBT001
    known = NOT_CALLED
    for position, event in enumerate([called(), opened(), arrived(LAY), *moves], start=1):
        known = sitting_after(known, fact(event, position, at=minute(100)))
    assert (LAY in known.attendance.in_room(minute(100))) is there
