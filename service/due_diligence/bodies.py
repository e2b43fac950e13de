"""What is sent and shown about due diligence."""

from typing import Annotated

from pydantic import Field, StringConstraints

from domain.due_diligence.events import CheckStatus
from domain.kernel.ids import BoardId, PersonId
from service.edge.fields import IdOf, LongText, Many, Word
from service.recording.circumstances import RecordBody
from service.recording.receipts import Shown
from service.viewing.erased import ShownText

VersionNumber = Annotated[int, Field(ge=1, le=10_000, json_schema_extra={"format": "int32"})]
CheckName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_ -]{0,59}$", strict=True)]
EvidenceDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", strict=True)]


class OpeningBody(RecordBody):
    """Which board checks which version, and what it checks beside the checks of its charter."""

    version: VersionNumber
    board: IdOf[BoardId]
    further_checks: Many[CheckName] = ()


class CheckBody(RecordBody):
    """How a check stands; the evidence is a paper's SHA-256."""

    version: VersionNumber
    check: CheckName
    status: Word[CheckStatus]
    checked_by: IdOf[PersonId]
    evidence_digest: EvidenceDigest | None = None
    note: LongText | None = None


class WaiverBody(RecordBody):
    """Who dispenses with a check, and why."""

    version: VersionNumber
    check: CheckName
    waived_by: IdOf[PersonId]
    why: LongText


class CompletionBody(RecordBody):
    """Who completes due diligence."""

    version: VersionNumber
    completed_by: IdOf[PersonId]


class CheckShown(Shown):
    """A check and how it stands; `note` is the remark, or the reason of a waiver."""

    check: str
    status: Annotated[str, Field(examples=["NOT_STARTED", "PASSED", "WAIVED"])]
    by: str | None = None
    evidence_digest: str | None = None
    note: ShownText = None


class DiligenceShown(Shown):
    """Due diligence on a version of a case."""

    case: str
    version: VersionNumber
    board: str
    status: Annotated[str, Field(examples=["OPEN", "COMPLETE"])]
    checks: tuple[CheckShown, ...]


class DiligenceList(Shown):
    """Due diligence on every version of a case."""

    results: tuple[DiligenceShown, ...]
