"""The course of an item: placed, opened, what was declared and ruled, closed or taken off."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.events import (
    InterestDeclaredAtItem,
    ItemClosed,
    ItemOpened,
    ItemPlaced,
    ItemWithdrawn,
    RulingGiven,
)
from domain.meetings.handing_facts import PresidingHandedOver
from domain.meetings.items import Declared, Item, ItemStatus, PapersHad, Ruling
from domain.meetings.paper_events import PapersSent
from domain.meetings.sitting import Moment, Sitting, later, turned


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
    opened = {"opened": fact.envelope.occurred_at, "opened_at": fact.position}
    presided = ((fact.position, event.presiding),)
    return turned(_with_item(known, event, status=ItemStatus.OPEN, presided=presided, **opened), fact)


def _handed_over(known: Sitting, event: PresidingHandedOver, fact: Fact[Any]) -> Sitting:
    item = known.items.get(event.item)
    before = item.presided if item else ()
    return turned(_with_item(known, event, presided=(*before, (fact.position, event.presiding))), fact)


def _item_closed(known: Sitting, event: ItemClosed, fact: Fact[Any]) -> Sitting:
    return turned(_with_item(known, event, status=ItemStatus.CLOSED, ended_at=fact.position), fact)


def _declared(known: Sitting, event: InterestDeclaredAtItem, fact: Fact[Any]) -> Sitting:
    item = known.items.get(event.item)
    if item is None:
        return known
    declared = Declared(
        person=event.person,
        interest=event.interest,
        category=event.category,
        organisation=event.organisation,
        part=event.part,
        at=fact.envelope.occurred_at,
        position=fact.position,
    )
    with_it = _with_item(known, event, declared=(*item.declared, declared))
    return with_it._replace(latest=later(known.latest, Moment(declared.at, fact.position)))


def _ruled(known: Sitting, event: RulingGiven, fact: Fact[Any]) -> Sitting:
    item = known.items.get(event.item)
    if item is None:
        return known
    ruling = Ruling(
        person=event.person,
        management=event.management,
        determined_by=event.determined_by,
        determiner=event.determiner,
        part=event.part,
        at=fact.envelope.occurred_at,
        position=fact.position,
    )
    with_it = _with_item(known, event, rulings=(*item.rulings, ruling))
    return with_it._replace(latest=later(known.latest, Moment(ruling.at, fact.position)))


def _papers_sent(known: Sitting, event: PapersSent, fact: Fact[Any]) -> Sitting:
    item = known.items.get(event.item)
    if item is None:
        return known
    at, position = fact.envelope.occurred_at, fact.position
    had = (PapersHad(person=person, at=at, position=position) for person in event.people)
    return _with_item(known, event, papers=(*item.papers, *had))


def _with_item(known: Sitting, event: Any, **changes: object) -> Sitting:  # noqa: ANN401 - any event at an item
    item = known.items.get(event.item)
    if item is None:
        return known
    changed: Item = replace(item, **changes)  # type: ignore[arg-type] # each caller names fields of an item
    return known._replace(items={**known.items, event.item: changed})


COURSE_OF_ITEMS: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {
    ItemPlaced: _placed,
    ItemWithdrawn: _withdrawn,
    ItemOpened: _item_opened,
    PresidingHandedOver: _handed_over,
    ItemClosed: _item_closed,
    InterestDeclaredAtItem: _declared,
    RulingGiven: _ruled,
    PapersSent: _papers_sent,
}
