"""What is shown about merges."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import MergeId, PersonId
from domain.meetings.declined_facts import Declined
from service.edge.fields import IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class MergeShown(Shown):
    """A merge: which entries, why, who asked and who confirmed; since when the two are one, and until when."""

    merge: IdOf[MergeId]
    person: Annotated[IdOf[PersonId], Field(description="The entry that goes on.")]
    merged: Annotated[IdOf[PersonId], Field(description="The entry that is seen as that person's.")]
    holds: Annotated[bool, Field(description="Whether the two are seen as one, as known then.")]
    reason: ShownText
    asked_by: str
    asked_at: Moment
    confirmed_by: str | None = None
    confirmed_at: Moment | None = None
    declined: Annotated[Word[Declined] | None, Field(description="Withdrawn by whoever asked, or rejected.")] = None
    declined_by: str | None = None
    declined_at: Moment | None = None
    declined_because: ShownText = None
    held_from: Annotated[LogPosition | None, Field(description="Since this fact the two are one.")] = None
    back_reason: ShownText = None
    back_asked_by: str | None = None
    back_asked_at: Moment | None = None
    back_confirmed_by: str | None = None
    back_confirmed_at: Moment | None = None
    back_declined: Word[Declined] | None = None
    back_declined_by: str | None = None
    back_declined_at: Moment | None = None
    back_declined_because: ShownText = None
    held_to: Annotated[LogPosition | None, Field(description="Since this fact they are two again.")] = None
    since: LogPosition


class MergePage(Shown):
    """A page of merges."""

    results: tuple[MergeShown, ...]
    metadata: PageMetadata
