"""What is shown of papers: who had or read those of an item, and whether they were kept from it."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BoardId, CaseId, ItemId, MeetingId, PersonId
from service.edge.fields import IdOf
from service.meetings.shown import Moment
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class PaperLine(Shown):
    """Somebody who was sent the papers of an item, or read them."""

    person: IdOf[PersonId]
    how: Annotated[str, Field(description="SENT: they were sent to them; READ: they read them")]
    at: Moment
    meeting: IdOf[MeetingId]
    board: IdOf[BoardId]
    item: IdOf[ItemId]
    number: Annotated[str, Field(description="Of the item on the agenda.")]
    title: ShownText
    case: IdOf[CaseId] | None = None
    kept_from_item: Annotated[bool, Field(description="As last determined, else as found when the item was decided.")]
    papers_withheld: Annotated[bool, Field(description="The papers were to be withheld from them as well.")]
    since: LogPosition


class PaperPage(Shown):
    """A page of those who had papers."""

    results: tuple[PaperLine, ...]
    metadata: PageMetadata
