"""What is shown about slips."""

from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.ids import SlipId
from service.edge.fields import IdOf
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
State = Literal["CORRECTED", "REPORTED", "WITHDRAWN", "REJECTED"]


class SlipShown(Shown):
    """A slip: in which fact it stands, what that says, what it should say, why, and who put it right.

    Until it is corrected the record is read without it; one that touches money is reported by one and confirmed by
    another.
    """

    slip: IdOf[SlipId]
    position: Annotated[LogPosition, Field(description="Of the fact in which it stands; that stays as it was.")]
    type: Annotated[str, Field(examples=["cases.CaseDrafted"])]
    field: Annotated[str, Field(examples=["reference"])]
    was: str | None = None
    becomes: ShownText
    state: State
    reason: ShownText
    source: ShownText
    reported_by: str
    reported_at: Moment
    settled_by: str | None = None
    settled_at: Moment | None = None
    settled_because: ShownText = None
    since: LogPosition


class SlipPage(Shown):
    """A page of slips."""

    results: tuple[SlipShown, ...]
    metadata: PageMetadata
