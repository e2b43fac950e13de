"""The course of a meeting: how its facts, one by one, become a sitting."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.attendance import Movement, with_movement
from domain.meetings.ballots import Ballot, CastingBallot, Motion
from domain.meetings.events import (
    CastingVoteGiven,
    InterestDeclaredAtItem,
    ItemClosed,
    ItemOpened,
    ItemPlaced,
    ItemWithdrawn,
    MeetingCalled,
    MeetingClosed,
    MeetingOpened,
    MotionPut,
    NoticeGiven,
    PersonArrived,
    PersonLeft,
    PersonReturned,
    RulingGiven,
    VoteCast,
    VoteClosed,
)
from domain.meetings.items import Declared, Item, ItemStatus, Ruling
from domain.meetings.sitting import Called, Moment, Opened, Sitting

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
    return _turned(known._replace(opened=opened), fact)


def _closed(known: Sitting, event: MeetingClosed, fact: Fact[Any]) -> Sitting:
    return known._replace(closed_at=fact.position)


def _came(known: Sitting, event: Came, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    movement = Movement(person=event.person, presence=event.presence, item=None, at=at, position=fact.position)
    attendance = with_movement(known.attendance, movement)
    return known._replace(attendance=attendance, latest=_later(known.latest, Moment(at, fact.position)))


def _left(known: Sitting, event: PersonLeft, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    movement = Movement(person=event.person, presence=None, item=event.item, at=at, position=fact.position)
    attendance = with_movement(known.attendance, movement)
    return known._replace(attendance=attendance, latest=_later(known.latest, Moment(at, fact.position)))


def _placed(known: Sitting, event: ItemPlaced, fact: Fact[Any]) -> Sitting:
    item = Item(
        meeting=event.meeting,
        item=event.item,
        board=event.board,
        number=event.number,
        purpose=event.purpose,
        case=event.case,
        version=event.version,
        placed_at=fact.position,
    )
    return known._replace(items={**known.items, item.item: item})


def _withdrawn(known: Sitting, event: ItemWithdrawn, fact: Fact[Any]) -> Sitting:
    return _with_item(known, event, status=ItemStatus.WITHDRAWN, ended_at=fact.position)


def _item_opened(known: Sitting, event: ItemOpened, fact: Fact[Any]) -> Sitting:
    opened = _with_item(known, event, status=ItemStatus.OPEN, presiding=event.presiding, opened_at=fact.position)
    return _turned(opened, fact)


def _item_closed(known: Sitting, event: ItemClosed, fact: Fact[Any]) -> Sitting:
    return _turned(_with_item(known, event, status=ItemStatus.CLOSED, ended_at=fact.position), fact)


def _declared(known: Sitting, event: InterestDeclaredAtItem, fact: Fact[Any]) -> Sitting:
    item = known.items.get(event.item)
    if item is None:
        return known
    declared = Declared(
        person=event.person,
        interest=event.interest,
        category=event.category,
        organisation=event.organisation,
        at=fact.envelope.occurred_at,
        position=fact.position,
    )
    with_it = _with_item(known, event, declared=(*item.declared, declared))
    return with_it._replace(latest=_later(known.latest, Moment(declared.at, fact.position)))


def _ruled(known: Sitting, event: RulingGiven, fact: Fact[Any]) -> Sitting:
    item = known.items.get(event.item)
    if item is None:
        return known
    ruling = Ruling(
        person=event.person,
        management=event.management,
        determined_by=event.determined_by,
        determiner=event.determiner,
        at=fact.envelope.occurred_at,
        position=fact.position,
    )
    return _with_item(known, event, rulings=(*item.rulings, ruling))


def _put(known: Sitting, event: MotionPut, fact: Fact[Any]) -> Sitting:
    motion = Motion(
        motion=event.motion,
        item=event.item,
        direction=event.direction,
        mover=event.mover,
        seconder=event.seconder,
        conditions=event.conditions,
        deferred_until=event.deferred_until,
        at=fact.envelope.occurred_at,
        position=fact.position,
    )
    motions = known.motions._replace(by_id={**known.motions.by_id, event.motion: motion})
    return _turned(known._replace(motions=motions), fact)


def _voted(known: Sitting, event: VoteCast, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    ballot = Ballot(seat=event.seat, voter=event.voter, choice=event.choice, at=at, position=fact.position)
    old = known.motions
    ballots = {**old.ballots, event.motion: (*old.votes_on(event.motion), ballot)}
    return known._replace(motions=old._replace(ballots=ballots), latest=_later(known.latest, Moment(at, fact.position)))


def _casting(known: Sitting, event: CastingVoteGiven, fact: Fact[Any]) -> Sitting:
    at = fact.envelope.occurred_at
    vote = CastingBallot(presiding=event.presiding, choice=event.choice, at=at, position=fact.position)
    casting = {**known.motions.casting, event.motion: vote}
    return _turned(known._replace(motions=known.motions._replace(casting=casting)), fact)


def _vote_closed(known: Sitting, event: VoteClosed, fact: Fact[Any]) -> Sitting:
    closed = {**known.motions.closed_at, event.motion: fact.position}
    return _turned(known._replace(motions=known.motions._replace(closed_at=closed)), fact)


def _with_item(known: Sitting, event: Any, **changes: object) -> Sitting:  # noqa: ANN401 - any event at an item
    item = known.items.get(event.item)
    if item is None:
        return known
    changed: Item = replace(item, **changes)  # type: ignore[arg-type] # each caller names fields of an item
    return known._replace(items={**known.items, event.item: changed})


def _turned(known: Sitting, fact: Fact[Any]) -> Sitting:
    now = Moment(fact.envelope.occurred_at, fact.position)
    return known._replace(turned=_later(known.turned, now), latest=_later(known.latest, now))


def _later(one: Moment | None, other: Moment) -> Moment:
    return other if one is None else max(one, other)


COURSE: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {
    MeetingCalled: _called,
    NoticeGiven: _noticed,
    MeetingOpened: _opened,
    MeetingClosed: _closed,
    PersonArrived: _came,
    PersonReturned: _came,
    PersonLeft: _left,
    ItemPlaced: _placed,
    ItemWithdrawn: _withdrawn,
    ItemOpened: _item_opened,
    ItemClosed: _item_closed,
    InterestDeclaredAtItem: _declared,
    RulingGiven: _ruled,
    MotionPut: _put,
    VoteCast: _voted,
    CastingVoteGiven: _casting,
    VoteClosed: _vote_closed,
}
