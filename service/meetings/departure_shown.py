"""What is shown of departures for an item."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BoardId, CaseId, ItemId, MeetingId, PersonId
from service.edge.fields import IdOf
from service.meetings.shown import Moment
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class DepartureLine(Shown):
    """Somebody who left the room for an item, and when they came back."""

    person: IdOf[PersonId]
    meeting: IdOf[MeetingId]
    board: IdOf[BoardId]
    item: IdOf[ItemId]
    number: Annotated[str, Field(description="Of the item on the agenda.")]
    title: ShownText
    case: IdOf[CaseId] | None = None
    left_at: Moment
    returned_at: Moment | None = None
    for_conflict: Annotated[
        bool, Field(description="Something was declared, ruled or found of them at the item; else of their own accord.")
    ]
    since: LogPosition


class DeparturePage(Shown):
    """A page of the departures for items."""

    results: tuple[DepartureLine, ...]
    times: Annotated[int, Field(ge=0, description="How often, on all pages.", json_schema_extra={"format": "int32"})]
    metadata: PageMetadata
