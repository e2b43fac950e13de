"""What the feed answers, as the description of the API tells it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from service.edge.fields import Limit
from service.recording.receipts import LogPosition, Sha256, Shown

Digests = Annotated[str, Field(description="Digests with a space between them.")]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class CloudEventShown(Shown):
    """A fact as a CloudEvent 1.0, or in its place a placeholder, or a range of positions with nothing to tell."""

    specversion: Literal["1.0"]
    id: Annotated[str, Field(description="The fact's id.")]
    source: Annotated[str, Field(description="The name of the ledger.", json_schema_extra={"format": "uri"})]
    type: Annotated[str, Field(examples=["org.commissioning-decisions.meetings.VoteCast.v1"])]
    position: Annotated[LogPosition, Field(description="Where it stands in the log; of a range, where that ends.")]
    leafhash: Annotated[Sha256 | None, Field(description="The hash of the fact's leaf in the tree of the log.")] = None
    time: Annotated[Instant | None, Field(description="When it was recorded.")] = None
    dataschema: Annotated[str | None, Field(json_schema_extra={"format": "uri"})] = None
    datacontenttype: Literal["application/json"] | None = None
    occurredat: Instant | None = None
    actor: str | None = None
    actingfor: str | None = None
    via: str | None = None
    mode: str | None = None
    rules: str | None = None
    correlationid: str | None = None
    causationid: str | None = None
    corrects: str | None = None
    supersedes: str | None = None
    findings: Annotated[str | None, Field(description="The rules that were not kept, with spaces between them.")] = None
    reasondigest: Annotated[str | None, Field(description="The digest of why it was recorded.")] = None
    sourcedigest: Annotated[str | None, Field(description="The digest of the document that it was taken from.")] = None
    disclosures: Annotated[
        str | None, Field(description="The words behind the digests as RFC 9901 joins them, for whoever reads all.")
    ] = None
    erased: Digests | None = None
    withheld: Digests | None = None
    data: Annotated[dict[str, Any] | None, Field(description="See the schema of the fact's type.")] = None


class FeedMetadata(Shown):
    """How to go on: after `last`, and at once where there is a `next`."""

    limit: Limit
    last: Annotated[LogPosition, Field(description="Up to which position this tells everything; ask after it next.")]
    next: Annotated[LogPosition | None, Field(description="The same, where more is there already.")] = None
    position: Annotated[LogPosition, Field(description="How long the log is.")]


class FeedPage(Shown):
    """A part of the feed."""

    results: tuple[CloudEventShown, ...]
    metadata: FeedMetadata
