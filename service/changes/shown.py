"""What is shown of changes between two moments."""

from typing import Annotated, Any

from pydantic import Field

from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Positions = Annotated[tuple[LogPosition, ...], Field(description="the facts between that mention it, in their order")]


class Change(Shown):
    """A part that reads otherwise, and the facts between that mention what it belongs to."""

    pointer: Annotated[
        str, Field(description="as in the answer about the thing; a part of a list stands under its own id")
    ]
    was: Any = None
    now: Any = None
    facts: Positions


class FactBetween(Shown):
    """A fact recorded between the two moments: what such a fact says, who recorded it and when, and of which things."""

    position: LogPosition
    type: Annotated[str, Field(examples=["boards.MemberAppointed"])]
    sentence: str
    actor: str
    occurred_at: Moment
    recorded_at: Moment
    mentions: Annotated[tuple[str, ...], Field(examples=[["board:01890a5d-ac96-774b-bcce-b302099a8057"]])]


class ThingDiff(Shown):
    """Everything about a thing that reads otherwise at the later moment, and a page of the facts between about it."""

    earlier: LogPosition
    later: LogPosition
    changed: tuple[Change, ...]
    results: tuple[FactBetween, ...]
    metadata: PageMetadata


class BodyDiff(Shown):
    """A page of the facts recorded between two moments, and how many entries each register gained by them."""

    earlier: LogPosition
    later: LogPosition
    added: Annotated[
        dict[str, LogPosition], Field(description="new entries by register", json_schema_extra={"maxProperties": 32})
    ]
    results: tuple[FactBetween, ...]
    metadata: PageMetadata


class EntryChanged(Shown):
    """An entry of a register that is new or was stated anew, and the facts between that mention it."""

    entry: str
    since: LogPosition
    new: bool
    facts: Positions


class RegisterDiff(Shown):
    """A page of the entries of a register that are new or were stated anew between two moments."""

    earlier: LogPosition
    later: LogPosition
    results: tuple[EntryChanged, ...]
    metadata: PageMetadata
