"""What is shown about retention: the classes, and what of one has been kept for long enough."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import HoldId, PersonId
from domain.privacy.retention_classes import RetentionClass
from service.edge.fields import Day, IdOf, Word
from service.recording.receipts import LogPosition, Shown


class RetentionClassShown(Shown):
    """A retention class: in which facts its words stand, for how many years they are kept, and who says so."""

    retention_class: Word[RetentionClass]
    types: tuple[str, ...]
    years: Annotated[int, Field(json_schema_extra={"format": "int32"})]
    citation: str


class RetentionClasses(Shown):
    """All retention classes."""

    results: tuple[RetentionClassShown, ...]


class DueShown(Shown):
    """Something whose time is over: what, whom it concerns, when it ended, until when it was kept, which facts."""

    thing: Annotated[str, Field(examples=["interest:01a20629-0f4a-735d-ad3a-eb8bc27d7b1b"])]
    person: IdOf[PersonId] | None = None
    ended: Day
    kept_until: Day
    facts: tuple[LogPosition, ...]
    holds: Annotated[tuple[IdOf[HoldId], ...], Field(description="Legal holds by which it stays nevertheless.")]


class WouldBeDisposed(Shown):
    """What of a class has been kept for long enough, what goes in this run, and how much is left for later ones."""

    due: Annotated[tuple[DueShown, ...], Field(description="What goes in this run, and what is held.")]
    facts: Annotated[tuple[LogPosition, ...], Field(description="The facts whose words go in this run.")]
    more: Annotated[
        int, Field(json_schema_extra={"format": "int32"}, description="How many things are left for later runs.")
    ]
