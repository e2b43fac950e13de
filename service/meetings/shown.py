"""What is shown about meetings, their agenda and who was there."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BodyCode
from service.edge.fields import IdOf
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata
from service.viewing.slips import Corrected

IdText = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
DayText = Annotated[str, Field(json_schema_extra={"format": "date"})]
VersionNumber = Annotated[int, Field(json_schema_extra={"format": "int32"})]


class MeetingLine(Shown):
    """A meeting as the register lists it."""

    meeting: IdText
    board: IdText
    starts_at: Moment
    place: str
    status: str
    presiding: IdText | None = None
    opened_at: Moment | None = None
    closed_at: Moment | None = None
    corrected: Corrected = False
    since: LogPosition


class MeetingPage(Shown):
    """A page of the register of meetings."""

    results: tuple[MeetingLine, ...]
    metadata: PageMetadata


class NoticeShown(Shown):
    """A notice that was given."""

    given: DayText
    since: LogPosition


class ItemLine(Shown):
    """An item as the agenda lists it."""

    item: IdText
    number: str
    title: ShownText
    purpose: str
    case: IdText | None = None
    version: VersionNumber | None = None
    corrected: Corrected = False
    status: str
    presiding: IdText | None = None
    opened_at: Moment | None = None
    closed_at: Moment | None = None
    placed_because: Annotated[ShownText, Field(description="why it was added after notice was given")] = None
    withdrawn_because: ShownText = None
    since: LogPosition


class PersonInRoom(Shown):
    """Somebody in the room, and since when."""

    person: IdText
    presence: str
    came_at: Moment


class CommonMeetingShown(Shown):
    """A meeting that is held in common with this one, and in whose ledger it is."""

    body: IdOf[BodyCode]
    meeting: IdText
    since: LogPosition


class MeetingShown(MeetingLine):
    """A meeting with its notices, its agenda, who is in the room, and which meetings are held in common with it."""

    notices: tuple[NoticeShown, ...]
    agenda: tuple[ItemLine, ...]
    in_room: tuple[PersonInRoom, ...]
    in_common: tuple[CommonMeetingShown, ...] = ()
