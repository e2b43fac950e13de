"""What the summary register of conflicts at a meeting shows."""

from typing import Annotated

from pydantic import Field

from service.meetings.item_shown import AllowedShown, DeclarationShown, RecusalFound, RulingShown
from service.meetings.shown import IdText, Moment
from service.recording.receipts import Shown
from service.viewing.erased import ShownText


class RecusalShown(RecusalFound):
    """What the record said of somebody when an item was decided; only what is noted leaves the vote."""

    decision: IdText
    also_sits_on: IdText | None = None
    further_findings: Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})] = 0


class AbsenceShown(Shown):
    """When somebody left the room for an item, and when they came back."""

    left_at: Moment
    returned_at: Moment | None = None


class MinutedShown(Shown):
    """The five things that a minute owes of a conflict, each there or not (CCG statutory guidance 2017)."""

    who: bool
    nature: Annotated[bool, Field(description="what the interest is, and why it gives rise to a conflict")]
    item: bool
    management: Annotated[bool, Field(description="how it was determined that it be managed")]
    evidence: Annotated[bool, Field(description="that it was so managed: times of leaving and returning, no vote")]
    complete: bool


class ConflictLine(Shown):
    """One person at one item: what was declared, found and determined, and whether they left."""

    item: IdText
    number: str
    title: ShownText
    person: IdText
    managed_as: Annotated[str | None, Field(description="as last determined, else as the charter has it")] = None
    allows: AllowedShown | None = None
    declarations: tuple[DeclarationShown, ...]
    rulings: tuple[RulingShown, ...]
    recusals: tuple[RecusalShown, ...]
    absences: tuple[AbsenceShown, ...]
    undeclared: Annotated[bool, Field(description="found by the register, and nobody declared it at the item")] = False
    papers_sent_at: Annotated[
        Moment | None, Field(description="when the papers of the item were first sent to them, if they were")
    ] = None
    papers_read_at: Annotated[Moment | None, Field(description="when they first read them, if that is on record")] = (
        None
    )
    voluntary: Annotated[bool, Field(description="left although the record found nothing")] = False
    stayed: Annotated[bool, Field(description="was to leave the room, and no departure is on record")] = False
    minuted: MinutedShown


class ConflictRegister(Shown):
    """The conflicts of a meeting, by item and person."""

    results: tuple[ConflictLine, ...]
