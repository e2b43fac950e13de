"""Finds meetings, their agenda and who was there, as known at any position."""

from typing import Any

from domain.kernel.ids import ItemId, MeetingId
from service.meetings.attendance_shown import AttendanceShown, StayShown
from service.meetings.correction_queries import with_stays_corrected
from service.meetings.shown import (
    CommonMeetingShown,
    ItemLine,
    MeetingLine,
    MeetingShown,
    NoticeShown,
    PersonInRoom,
)
from service.meetings.tables import in_common, items, meetings, notices, stays
from service.problems.refusals import RefusedAtTheDoor
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
ITEM_TEXTS = {"title": "title_digest", "placed_because": "reason_digest", "withdrawn_because": "why_digest"}


class UnknownMeetingAsked(RefusedAtTheDoor):
    """There is no such meeting on record, or was not then."""

    code = "unknown-meeting-asked"


class UnknownItemAsked(RefusedAtTheDoor):
    """This meeting has no such item on record, or had not then."""

    code = "unknown-item-asked"


def register(view: Viewpoint, asked: PageAsked, **filters: str | None) -> tuple[tuple[MeetingLine, ...], Found]:
    """A page of the register of meetings."""
    found = page(view, meetings, limit=asked.limit, after=asked.after, **filters)
    return tuple(MeetingLine(**fields(MeetingLine, row)) for row in found.rows), found


def the_meeting(view: Viewpoint, meeting: MeetingId) -> MeetingShown:
    """One meeting with its agenda and who is in the room; raises `UnknownMeetingAsked`."""
    row = _meeting(view, meeting)
    agenda = all_of(view, items, meeting=str(meeting))
    texts = view.texts(digest for it in agenda for digest in map(it.get, ITEM_TEXTS.values()))
    return MeetingShown(
        **fields(MeetingLine, row),
        notices=tuple(NoticeShown(**fields(NoticeShown, it)) for it in all_of(view, notices, meeting=str(meeting))),
        agenda=tuple(ItemLine(**item_line(it, texts)) for it in agenda),
        in_room=tuple(
            PersonInRoom(**fields(PersonInRoom, it)) for it in all_of(view, stays, meeting=str(meeting), lasting=1)
        ),
        in_common=tuple(
            CommonMeetingShown.model_validate({"body": it["body"], "meeting": it["other"], "since": it["since"]})
            for it in all_of(view, in_common, meeting=str(meeting))
        ),
    )


def attendance(view: Viewpoint, meeting: MeetingId) -> AttendanceShown:
    """Who came and left when; raises `UnknownMeetingAsked`."""
    _meeting(view, meeting)
    found = with_stays_corrected(view, meeting, all_of(view, stays, meeting=str(meeting)))
    return AttendanceShown(results=tuple(StayShown(**fields(StayShown, row)) for row in found))


def agenda_of(view: Viewpoint, meeting: MeetingId) -> tuple[Row, ...]:
    """The rows of a meeting's agenda; raises `UnknownMeetingAsked`."""
    _meeting(view, meeting)
    return all_of(view, items, meeting=str(meeting))


def item_row(view: Viewpoint, meeting: MeetingId, item: ItemId) -> Row:
    """The row of an item of this meeting; raises `UnknownItemAsked`."""
    row = one(view, items, item=str(item), meeting=str(meeting))
    if row is None:
        raise UnknownItemAsked
    return row


def item_line(row: Row, texts: Texts) -> Row:
    """An item as the agenda lists it."""
    told = {name: texts[row[digest]] for name, digest in ITEM_TEXTS.items()}
    return {name: row[name] for name in ItemLine.model_fields if name not in told} | told


def fields(kind: Any, row: Row) -> Row:  # noqa: ANN401 - a model class
    """The columns of a row that a model shows under the same names."""
    return {name: row[name] for name in kind.model_fields if name in row}


def _meeting(view: Viewpoint, meeting: MeetingId) -> Row:
    row = one(view, meetings, meeting=str(meeting))
    if row is None:
        raise UnknownMeetingAsked
    return row
