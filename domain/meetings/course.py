"""The course of a meeting: how its facts, one by one, become a sitting."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.attendance import Movement, with_movement
from domain.meetings.ballot_course import COURSE_OF_BALLOTS
from domain.meetings.common_course import COURSE_IN_COMMON
from domain.meetings.corrections import COURSE_OF_CORRECTIONS
from domain.meetings.events import (
    MeetingCalled,
    MeetingClosed,
    MeetingOpened,
    NoticeGiven,
    PersonArrived,
    PersonLeft,
    PersonReturned,
)
from domain.meetings.item_course import COURSE_OF_ITEMS
from domain.meetings.sitting import Called, Moment, Opened, Sitting, later, turned
from domain.meetings.vote_course import COURSE_OF_VOTES

Came = PersonArrived | PersonReturned


def sitting_after(known: Sitting, fact: Fact[Any]) -> Sitting:
    """The sitting after a fact of its meeting; facts of other meetings and anything else leave it as it is."""
    remember = COURSE.get(type(fact.event))
    if remember is None:
        return known
    if known.called is not None and fact.event.meeting != known.called.meeting:
        return known
    return remember(known, fact.event, fact)


def _called(known: Sitting, event: MeetingCalled, fact: Fact[Any]) -> Sitting:
    called = Called(meeting=event.meeting, board=event.board, starts_at=event.starts_at, position=fact.position)
    return known._replace(called=called)


def _noticed(known: Sitting, event: NoticeGiven, fact: Fact[Any]) -> Sitting:
    return known._replace(notices=(*known.notices, event.given))


def _opened(known: Sitting, event: MeetingOpened, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    opened = Opened(presiding=event.presiding, at=at, position=fact.position)
    return turned(known._replace(opened=opened), fact)


def _closed(known: Sitting, event: MeetingClosed, fact: Fact[Any]) -> Sitting:
    return known._replace(closed=Moment(fact.envelope.occurred_at, fact.position))


def _came(known: Sitting, event: Came, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    movement = Movement(person=event.person, presence=event.presence, item=None, at=at, position=fact.position)
    attendance = with_movement(known.attendance, movement)
    return known._replace(attendance=attendance, latest=later(known.latest, Moment(at, fact.position)))


def _left(known: Sitting, event: PersonLeft, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    movement = Movement(person=event.person, presence=None, item=event.item, at=at, position=fact.position)
    attendance = with_movement(known.attendance, movement)
    return known._replace(attendance=attendance, latest=later(known.latest, Moment(at, fact.position)))


COURSE: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {
    MeetingCalled: _called,
    NoticeGiven: _noticed,
    MeetingOpened: _opened,
    MeetingClosed: _closed,
    PersonArrived: _came,
    PersonReturned: _came,
    PersonLeft: _left,
    **COURSE_OF_ITEMS,
    **COURSE_OF_VOTES,
    **COURSE_OF_BALLOTS,
    **COURSE_OF_CORRECTIONS,
    **COURSE_IN_COMMON,
}
