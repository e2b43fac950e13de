"""What is sent and shown about proposals."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BoardId, CaseId, PersonId
from service.edge.fields import IdOf, LongText, Many
from service.recording.circumstances import RecordBody
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata

VersionNumber = Annotated[int, Field(ge=1, le=10_000, json_schema_extra={"format": "int32"})]


class ProposalBody(RecordBody):
    """A version of a case as one board puts it to another."""

    case: IdOf[CaseId]
    version: VersionNumber
    from_board: IdOf[BoardId]
    to_board: IdOf[BoardId]
    proposers: Many[IdOf[PersonId]]


class TakingBackBody(RecordBody):
    """Why a proposal is taken back."""

    why: LongText


class ProposalShown(Shown):
    """A proposal."""

    proposal: str
    case: str
    version: VersionNumber
    from_board: str
    to_board: str
    proposers: tuple[str, ...]
    decision: str | None = None
    status: Annotated[str, Field(examples=["OPEN", "WITHDRAWN"])]
    since: LogPosition


class ProposalPage(Shown):
    """A page of proposals."""

    results: tuple[ProposalShown, ...]
    metadata: PageMetadata
