"""What is shown of the access log."""

import json
from typing import Annotated, Any, Self

from pydantic import Field

from domain.ledger.base64text import base64_text
from domain.ledger.canonical import parse_strictly
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import Erased
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Number = Annotated[int, Field(ge=1, json_schema_extra={"format": "int64"})]


class AccessEntryShown(Shown):
    """One reading of what is restricted, as it was entered before the answer left."""

    number: Annotated[Number, Field(description="its place in the log of the body, from 1, without gaps")]
    at: Moment
    reader: Annotated[str, Field(description="whose token it was: the subject, as the identity provider names them")]
    person: Annotated[str | None, Field(description="who they are on the register of people, as far as known")] = None
    client: str
    issuer: str
    roles: tuple[str, ...] = ()
    operation: Annotated[str, Field(description="what was asked, by its operationId", examples=["readBreach"])]
    asked_of: Annotated[str | None, Field(description="the body that was asked, where it is another")] = None
    asked: Annotated[
        dict[str, str],
        Field(description="the parts of the address and the query; `?` in place of words of the caller's own"),
    ]
    thing: Annotated[str | None, Field(description="the thing that was read", examples=["breach:01890a5d-…"])] = None
    position: Annotated[LogPosition | None, Field(description="as known at this position of the log")] = None
    discloses: Annotated[tuple[str, ...], Field(description="the withheld things that the answer showed")] = ()
    not_named: Annotated[int, Field(description="how many more such things", json_schema_extra={"format": "int32"})] = 0
    reason: Annotated[str | Erased, Field(description="why, in the reader's words")]
    trace_id: str
    entry: Annotated[str, Field(description="the entry itself, as it is hashed (canonical JSON, RFC 8785)")]
    link: Annotated[str, Field(description="SHA-256 of 0x02, the link before and the entry, in base64")]

    @classmethod
    def of(cls, entry: str, link: bytes, reason: str | None) -> Self:
        """Show an entry with its words, or that these are gone."""
        said: dict[str, Any] = json.loads(entry)
        told = reason if reason is not None else Erased()
        return cls.model_validate(said | {"reason": told, "entry": entry, "link": base64_text(link)})


class AccessLogPage(Shown):
    """A page of the access log."""

    results: tuple[AccessEntryShown, ...]
    metadata: PageMetadata
    sealed: Annotated[
        LogPosition, Field(description="How many of the first entries the record binds; those do not change unseen.")
    ]


def digest_in(entry: str) -> str:
    """The digest that stands for the reason in an entry."""
    said = parse_strictly(entry.encode())
    found: str = said["_sd"][0] if isinstance(said, dict) else ""
    return found
