"""What is shown about findings."""

from typing import Annotated, Any

from pydantic import Field

from service.recording.receipts import FindingShown, LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

InstantText = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class FactTold(Shown):
    """A fact: what happened when, and who wrote it down how late."""

    position: LogPosition
    id: Annotated[str, Field(json_schema_extra={"format": "uuid"})]
    type: Annotated[str, Field(examples=["meetings.VoteCast"])]
    mode: str
    actor: str
    occurred_at: InstantText
    recorded_at: InstantText
    days_late: Annotated[
        int, Field(ge=0, description="whole days between the act and its record", json_schema_extra={"format": "int32"})
    ]
    reason: ShownText = None
    source: ShownText = None
    data: Annotated[dict[str, Any], Field(description="see the schema of the event type")]


class FactFound(FactTold):
    """A fact that did not keep every rule, and which rules it broke."""

    findings: tuple[FindingShown, ...]


class FindingPage(Shown):
    """A page of the facts that did not keep every rule."""

    results: tuple[FactFound, ...]
    metadata: PageMetadata


class LateFactPage(Shown):
    """A page of the facts that were recorded late."""

    results: tuple[FactTold, ...]
    metadata: PageMetadata
