"""Writes meetings, their agenda and who was there down as facts are recorded."""

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.kernel.ids import Id
from domain.kernel.messages import Event
from domain.meetings.common_facts import CommonMeetingNamed
from domain.meetings.events import (
    ItemClosed,
    ItemOpened,
    ItemPlaced,
    ItemWithdrawn,
    MeetingCalled,
    MeetingClosed,
    MeetingOpened,
    NoticeGiven,
    PersonArrived,
    PersonLeft,
    PersonReturned,
)
from domain.meetings.handing_facts import PresidingHandedOver
from service.meetings.statuses import ItemStatus, MeetingStatus
from service.meetings.tables import in_common, items, meetings, notices, stays
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import Shows, shows_slips

project = Projector(meetings, notices, items, stays, in_common)
shows_slips(
    project,
    Shows("meetings.MeetingCalled", "place", meetings, "place", "meeting"),
    Shows("meetings.MeetingCalled", "startsAt", meetings, "starts_at", "meeting"),
    Shows("meetings.ItemPlaced", "number", items, "number", "item"),
    Shows("meetings.ItemPlaced", "title", items, "title_digest", "item"),
)


def text(thing: Id | None) -> str | None:
    """An id as the tables hold it."""
    return str(thing) if thing is not None else None


def moment(fact: Fact[Event]) -> str:
    """When it happened, as the tables hold it."""
    return instant(fact.envelope.occurred_at)


@project.on(MeetingCalled)
def meeting_called(fact: Fact[MeetingCalled], read_model: ReadModel) -> None:
    """Enter the meeting."""
    it = fact.event
    read_model.add(
        meetings,
        fact,
        meeting=str(it.meeting),
        board=str(it.board),
        starts_at=instant(it.starts_at),
        place=it.place,
        status=MeetingStatus.CALLED.name,
    )


@project.on(NoticeGiven)
def notice_given(fact: Fact[NoticeGiven], read_model: ReadModel) -> None:
    """Add the notice."""
    read_model.add(notices, fact, meeting=str(fact.event.meeting), given=fact.event.given.isoformat())


@project.on(CommonMeetingNamed)
def common_meeting_named(fact: Fact[CommonMeetingNamed], read_model: ReadModel) -> None:
    """Add the other meeting."""
    it = fact.event
    read_model.add(in_common, fact, meeting=str(it.meeting), body=str(it.of_body), other=str(it.other))


@project.on(MeetingOpened)
def meeting_opened(fact: Fact[MeetingOpened], read_model: ReadModel) -> None:
    """Show that it is under way, and who presides."""
    it, status = fact.event, MeetingStatus.OPEN.name
    read_model.change(
        meetings, fact, {"meeting": str(it.meeting)}, status=status, presiding=str(it.presiding), opened_at=moment(fact)
    )


@project.on(MeetingClosed)
def meeting_closed(fact: Fact[MeetingClosed], read_model: ReadModel) -> None:
    """Show that it ended."""
    key = {"meeting": str(fact.event.meeting)}
    read_model.change(meetings, fact, key, status=MeetingStatus.CLOSED.name, closed_at=moment(fact))


@project.on(PersonArrived)
def person_arrived(fact: Fact[PersonArrived], read_model: ReadModel) -> None:
    """Show them in the room."""
    _came(fact, read_model)


@project.on(PersonReturned)
def person_returned(fact: Fact[PersonReturned], read_model: ReadModel) -> None:
    """Show them in the room again."""
    _came(fact, read_model)


def _came(fact: Fact[PersonArrived] | Fact[PersonReturned], read_model: ReadModel) -> None:
    it = fact.event
    read_model.add(
        stays,
        fact,
        meeting=str(it.meeting),
        person=str(it.person),
        presence=it.presence.name,
        came_at=moment(fact),
        lasting=1,
    )


@project.on(PersonLeft)
def person_left(fact: Fact[PersonLeft], read_model: ReadModel) -> None:
    """Show that they are out of the room, and for which item."""
    it = fact.event
    key = {"meeting": str(it.meeting), "person": str(it.person), "lasting": 1}
    read_model.change(stays, fact, key, left_at=moment(fact), left_for=text(it.item), lasting=0)


@project.on(ItemPlaced)
def item_placed(fact: Fact[ItemPlaced], read_model: ReadModel) -> None:
    """Put the item on the agenda."""
    it = fact.event
    read_model.add(
        items,
        fact,
        meeting=str(it.meeting),
        item=str(it.item),
        board=str(it.board),
        number=it.number,
        title_digest=str(it.title),
        reason_digest=fact.envelope.reason,
        purpose=it.purpose.name,
        case=text(it.case),
        version=it.version,
        status=ItemStatus.PLACED.name,
    )


@project.on(ItemWithdrawn)
def item_withdrawn(fact: Fact[ItemWithdrawn], read_model: ReadModel) -> None:
    """Show that it was taken off the agenda."""
    key = {"item": str(fact.event.item)}
    read_model.change(items, fact, key, status=ItemStatus.WITHDRAWN.name, why_digest=str(fact.event.why))


@project.on(ItemOpened)
def item_opened(fact: Fact[ItemOpened], read_model: ReadModel) -> None:
    """Show that the meeting deals with it, and who presides."""
    it, status = fact.event, ItemStatus.OPEN.name
    read_model.change(
        items, fact, {"item": str(it.item)}, status=status, presiding=str(it.presiding), opened_at=moment(fact)
    )


@project.on(PresidingHandedOver)
def presiding_handed_over(fact: Fact[PresidingHandedOver], read_model: ReadModel) -> None:
    """Show who presides now."""
    read_model.change(items, fact, {"item": str(fact.event.item)}, presiding=str(fact.event.presiding))


@project.on(ItemClosed)
def item_closed(fact: Fact[ItemClosed], read_model: ReadModel) -> None:
    """Show that the meeting finished with it."""
    key = {"item": str(fact.event.item)}
    read_model.change(items, fact, key, status=ItemStatus.CLOSED.name, closed_at=moment(fact))
