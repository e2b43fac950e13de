"""What is sent about the conditions of an approval."""

from typing import Annotated

from pydantic import Field, StringConstraints

from domain.kernel.ids import PersonId
from service.edge.fields import Day, IdOf, LongText
from service.recording.circumstances import RecordBody

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$", strict=True), Field(examples=["0f1e" * 16])]


class DischargeBody(RecordBody):
    """That a condition was met: when, and the SHA-256 of the document that shows it."""

    on: Day
    evidence_digest: Digest
    note: LongText | None = None


class WaiverBody(RecordBody):
    """That a condition was let go: when, by whom and why."""

    on: Day
    waived_by: IdOf[PersonId]
    evidence_digest: Digest | None = None
    why: LongText


class FailureBody(RecordBody):
    """That a condition was not met: since when, and why."""

    on: Day
    evidence_digest: Digest | None = None
    why: LongText
