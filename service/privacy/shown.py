"""What is shown about erasures."""

from typing import Annotated, Literal

from pydantic import Field

from domain.kernel.ids import ErasureId, PersonId
from domain.privacy.events import ErasureGround
from domain.privacy.retention_classes import RetentionClass
from service.edge.fields import IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
REMAINS = (
    "Since when the words, encrypted, and their key remain in the log that SQLite writes ahead, because somebody reads "
    "an earlier state; absent once it has been overwritten, which is tried every minute and at every start."
)
State = Literal["ASKED", "ERASED", "WITHDRAWN", "REJECTED"]


class ErasureShown(Shown):
    """An erasure: whose words, why, who asked and who approved, and the facts whose words are gone."""

    erasure: IdOf[ErasureId]
    ground: Word[ErasureGround]
    person: IdOf[PersonId] | None = None
    facts: Annotated[tuple[LogPosition, ...], Field(description="Named by themselves.")]
    retention_class: Annotated[Word[RetentionClass] | None, Field(description="Where it is a disposal.")] = None
    reason: ShownText
    source: ShownText = None
    asked_by: str
    asked_at: Moment
    state: State
    settled_by: str | None = None
    settled_at: Moment | None = None
    settled_because: ShownText = None
    erased: Annotated[tuple[LogPosition, ...], Field(description="The facts whose words are gone; the facts stay.")]
    remains_since: Annotated[Moment | None, Field(description=REMAINS)] = None
    since: LogPosition


class ErasurePage(Shown):
    """A page of erasures."""

    results: tuple[ErasureShown, ...]
    metadata: PageMetadata


class OfAType(Shown):
    """How many facts of a type would lose their words."""

    type: Annotated[str, Field(examples=["people.PersonRegistered"])]
    facts: Annotated[int, Field(json_schema_extra={"format": "int32"})]


class WouldGo(Shown):
    """What an erasure would destroy if it was approved now: the facts, and how many of each type."""

    facts: tuple[LogPosition, ...]
    types: tuple[OfAType, ...]
