"""Receipts as the API shows them."""

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

LogPosition = Annotated[int, Field(ge=0, json_schema_extra={"format": "int64"})]
Sha256 = Annotated[str, Field(pattern="^([0-9a-f]{64})?$", examples=["0f1e…"], max_length=64)]


class Shown(BaseModel):
    """The base of everything the API answers: camelCase names."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class RecordedFact(Shown):
    """One fact that was recorded."""

    position: LogPosition
    id: Annotated[str, Field(json_schema_extra={"format": "uuid"})]
    type: Annotated[str, Field(examples=["meetings.VoteCast"])]
    leaf_hash: Sha256


class FindingShown(Shown):
    """A rule that was not kept: recorded all the same, because it happened, and never hidden."""

    rule: Annotated[str, Field(examples=["a-conflicted-member-does-not-vote"])]
    code: Annotated[str, Field(examples=["conflict-of-interest"])]
    citation: str | None = None
    evidence: tuple[LogPosition, ...]
    pointer: str | None = None


class ReceiptBody(Shown):
    """Proof that something was recorded; keep it, and hold it against any later checkpoint of the log."""

    ledger: Annotated[str, Field(examples=["08W"])]
    position: LogPosition
    leaf_hash: Sha256
    log_size: LogPosition
    root_hash: Sha256
    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    facts: tuple[RecordedFact, ...]
    location: Annotated[str | None, Field(json_schema_extra={"format": "uri-reference"})] = None
    findings: Annotated[tuple[FindingShown, ...], Field(description="only where a rule was not kept")] = ()


RECORDED: Final[dict[str, Any]] = {"status_code": 201, "response_model": ReceiptBody}
"""What every route that records something answers."""
