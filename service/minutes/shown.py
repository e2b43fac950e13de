"""What is shown about minutes."""

from typing import Annotated

from pydantic import Field

from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText

IdText = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Number = Annotated[int, Field(json_schema_extra={"format": "int32"})]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class AmendmentShown(Shown):
    """Words that were put in place of others."""

    item: IdText | None = None
    motion: IdText | None = None
    was: ShownText = None
    becomes: ShownText = None


class MinuteStep(Shown):
    """One thing that happened to minutes: drafted, deferred, confirmed or corrected, where and why."""

    kind: Annotated[str, Field(examples=["DRAFTED", "DEFERRED", "CONFIRMED", "CORRECTED"])]
    happened_at: Moment
    at_meeting: IdText | None = None
    at_item: IdText | None = None
    draft: Number | None = None
    text: ShownText = None
    document_hash: str | None = None
    amendments: tuple[AmendmentShown, ...] = ()
    why: ShownText = None
    since: LogPosition


class MinutesShown(Shown):
    """The minutes of a meeting: the text as drafted last, and everything that became of it, in order."""

    meeting: IdText
    board: IdText
    status: str
    draft: Number
    text: ShownText
    document_hash: str
    course: tuple[MinuteStep, ...]
