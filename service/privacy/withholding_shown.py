"""What is shown about words that are hidden from readers."""

from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.ids import PersonId, WithholdingId
from service.edge.fields import IdOf
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
WithholdingState = Literal["ORDERED", "CONFIRMED", "LIFTED"]


class WithholdingShown(Shown):
    """A withholding: whose words are hidden, why, who ordered it, who confirmed or lifted it, and which facts."""

    withholding: IdOf[WithholdingId]
    person: IdOf[PersonId] | None = None
    facts: Annotated[tuple[LogPosition, ...], Field(description="Named by themselves.")]
    reason: ShownText
    ordered_by: str
    ordered_at: Moment
    state: WithholdingState
    settled_by: str | None = None
    settled_at: Moment | None = None
    settled_because: ShownText = None
    withheld: Annotated[tuple[LogPosition, ...], Field(description="The facts whose words nobody reads now.")]
    since: LogPosition


class WithholdingPage(Shown):
    """A page of withholdings."""

    results: tuple[WithholdingShown, ...]
    metadata: PageMetadata
