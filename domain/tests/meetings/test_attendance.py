"""Who was in the room, and when."""

from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.kernel.ids import PersonId
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, MONDAY, fact, given
from domain.meetings.attendance import NOBODY, Movement, with_movement
from domain.meetings.course import sitting_after
from domain.meetings.decider import decider
from domain.meetings.events import PersonArrived, PersonLeft, PersonReturned
from domain.meetings.motions import Presence
from domain.meetings.moving import AlreadyArrived, NotGone, NotInTheRoom
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import MeetingAlreadyClosed, MeetingNotOpen, UnknownItem
from domain.meetings.sitting import NOT_CALLED
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import AUTHOR, numbered
from domain.tests.meetings.ask import arrive, come_back, leave, on
from domain.tests.meetings.make import (
    EARLIER_MEETING,
    ITEM,
    LAY,
    MEETING,
    OTHER_ITEM,
    arrived,
    at,
    boards,
    called,
    came_back,
    case,
    closed,
    debate,
    item_opened,
    left,
    minute,
    opened,
    placed,
    vote_closed,
    voted,
)

OPEN: list[Event] = [*boards(), *case(), called(), opened()]
PEOPLE = [PersonId(numbered(n)) for n in (1, 2, 3)]


def test_a_person_arrives() -> None:
    given(decider, *OPEN).when(arrive()).then(arrived(LAY))


def test_people_may_gather_before_the_meeting_is_opened() -> None:
    given(decider, *OPEN[:-1]).when(arrive()).then_some(PersonArrived)


def test_those_in_attendance_need_no_seat() -> None:
    given(decider, *OPEN).when(arrive(AUTHOR)).then_some(PersonArrived, person=AUTHOR)


def test_only_registered_people_arrive() -> None:
    given(decider, *OPEN).when(arrive(PersonId(numbered(999)))).then_refused(UnknownPerson, pointer="/person")


def test_nobody_arrives_twice() -> None:
    given(decider, *OPEN, arrived(LAY)).when(arrive()).then_refused(AlreadyArrived)
    given(decider, *OPEN, arrived(LAY), left()).when(arrive()).then_refused(AlreadyArrived)


def test_an_arrival_at_another_meeting_is_another_matter() -> None:
    elsewhere = PersonArrived(meeting=EARLIER_MEETING, person=LAY, presence=Presence.IN_PERSON)
    given(decider, *OPEN, elsewhere).when(arrive()).then_some(PersonArrived)


def test_only_who_is_in_the_room_leaves_it() -> None:
    given(decider, *OPEN).when(leave()).then_refused(NotInTheRoom)
    given(decider, *OPEN, arrived(LAY)).when(leave()).then(left())
    given(decider, *OPEN, arrived(LAY), left()).when(leave()).then_refused(NotInTheRoom)


def test_only_who_left_returns() -> None:
    given(decider, *OPEN).when(come_back()).then_refused(NotGone)
    given(decider, *OPEN, arrived(LAY)).when(come_back()).then_refused(NotGone)
    then = given(decider, *OPEN, arrived(LAY), left()).when(come_back())
    then.then(PersonReturned(meeting=MEETING, person=LAY, presence=Presence.REMOTE))


def test_somebody_leaves_for_an_item_on_the_agenda() -> None:
    history = [*OPEN, placed(), arrived(LAY)]
    given(decider, *history).when(leave(item=ITEM)).then_some(PersonLeft, item=ITEM)
    given(decider, *history).when(leave(item=OTHER_ITEM)).then_refused(UnknownItem, pointer="/item")


def test_nobody_leaves_a_meeting_that_is_not_open() -> None:
    given(decider, *OPEN[:-1], arrived(LAY)).when(leave()).then_refused(MeetingNotOpen)
    given(decider, *OPEN, arrived(LAY), closed()).when(leave()).then_refused(MeetingAlreadyClosed)


def test_nobody_arrives_before_the_meeting_was_opened_once_it_is_open() -> None:
    then = given(decider, *OPEN).when(on(arrive(), minute(1)))
    assert then.then_refused(BeforeThePreviousFact, pointer="/occurredAt").evidence == (len(OPEN),)


def test_nobody_leaves_before_they_came() -> None:
    history = [*OPEN, at(arrived(LAY), 100)]
    given(decider, *history).when(on(leave(), minute(99))).then_refused(BeforeThePreviousFact)
    given(decider, *history).when(on(leave(), minute(100))).then_some(PersonLeft)


def test_nobody_leaves_before_they_voted() -> None:
    history = [*debate(), at(voted(), 100)]
    given(decider, *history).when(on(leave(), minute(99))).then_refused(BeforeThePreviousFact)


def test_nobody_leaves_before_a_vote_that_is_over() -> None:
    history = [*debate(), at(vote_closed(), 100)]
    given(decider, *history).when(on(leave(), minute(99))).then_refused(BeforeThePreviousFact)


def test_two_people_may_come_at_once_or_be_recorded_the_other_way_round() -> None:
    history = [*OPEN, at(arrived(AUTHOR), 100)]
    given(decider, *history).when(on(arrive(), minute(100))).then_some(PersonArrived)
    given(decider, *history).when(on(arrive(), minute(99))).then_some(PersonArrived)


@pytest.mark.parametrize(("minutes", "there"), [(99, False), (100, True), (109, True), (110, False), (120, True)])
def test_presence_is_known_for_any_moment(minutes: int, there: bool) -> None:  # noqa: FBT001
    history = [called(), opened(), at(arrived(LAY), 100), at(left(), 110), at(came_back(), 120)]
    sitting = NOT_CALLED
    for position, one in enumerate(history, start=1):
        whole = fact(one, position) if isinstance(one, Event) else one
        sitting = sitting_after(sitting, whole)
    assert (LAY in sitting.attendance.in_room(minute(minutes))) is there


MOVES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.booleans(), st.integers(0, 5)), max_size=12)


@for_all(MOVES, st.integers(0, 5))
def test_whoever_moved_last_into_the_room_is_in_it(moves: list[tuple[PersonId, bool, int]], now: int) -> None:
    known = NOBODY
    for position, (person, into, minutes) in enumerate(moves, start=1):
        presence = Presence.IN_PERSON if into else None
        known = with_movement(
            known, Movement(person=person, presence=presence, item=None, at=minute(minutes), position=position)
        )
    for person in PEOPLE:
        past = [
            (minutes, order, into)
            for order, (who, into, minutes) in enumerate(moves)
            if who == person and minutes <= now
        ]
        expected = bool(past) and max(past)[2]
        assert (person in known.in_room(minute(now))) is expected


def test_the_examples_are_asked_long_after_the_meeting() -> None:
    assert ASKED.occurred_at - MONDAY == timedelta(days=30)


def test_an_item_that_is_open_is_not_left_before_it_was_opened() -> None:
    history = [*OPEN, placed(), at(arrived(LAY), 50), at(item_opened(), 100)]
    given(decider, *history).when(on(leave(item=ITEM), minute(99))).then_refused(BeforeThePreviousFact)
