"""What is shown of the register of decisions: as it is published, and in full."""

from typing import Annotated

from pydantic import Field

from domain.decisions.events import Outcome
from domain.kernel.ids import BoardId, CaseId, DecisionId, OrganisationCode
from domain.registers.days import DecisionDay
from domain.registers.events import Exemption
from service.edge.fields import Day, IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.registers.shown import Number
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class DayTold(Shown):
    """What a source says of a day of a decision, in its own words."""

    which: Word[DecisionDay]
    words: ShownText
    day: Annotated[Partial | None, Field(description="Nothing where the words name a day that cannot be.")] = None
    source: ShownText = None
    impossible: Annotated[bool, Field(description="Whether its words name a day that no calendar has.")]
    contradicts: Annotated[
        tuple[LogPosition, ...], Field(description="The facts of the record against which it stands.")
    ]
    told_at: LogPosition


class PublishedDecision(Shown):
    """A decision as it was published; the reference is the board's name and its number there, never used again."""

    decision: IdOf[DecisionId]
    reference: Annotated[str, Field(examples=["Disinvestment Board 12"])]
    board: IdOf[BoardId]
    number: Number
    outcome: Word[Outcome]
    chairs_action: Annotated[bool, Field(description="Two members acted for the board between its meetings.")]
    decided: Day
    published: Day
    effective: Annotated[Partial | None, Field(description="As first told.")] = None
    confirmed: Annotated[Day | None, Field(description="When the minutes that hold it were confirmed.")] = None
    text: Annotated[ShownText, Field(description="The resolution, or the public words that stand for it.")]
    exemptions: Annotated[tuple[Word[Exemption], ...], Field(description="Why parts of it are withheld.")]
    under_review: Annotated[bool, Field(description="Because a breach may have tainted it.")]
    since: LogPosition


class PublishedDecisionPage(Shown):
    """A page of the published register of decisions; those not published are left out and counted."""

    results: tuple[PublishedDecision, ...]
    unpublished: Annotated[Number, Field(description="How many were taken by the day and not published by it.")]
    metadata: PageMetadata


class DecisionEntry(Shown):
    """A decision in the full register: its words, and apart from them what of it is public."""

    decision: IdOf[DecisionId]
    reference: Annotated[str, Field(examples=["Disinvestment Board 12"])]
    board: IdOf[BoardId]
    number: Number
    case: IdOf[CaseId] | None = None
    organisations: Annotated[tuple[IdOf[OrganisationCode], ...], Field(description="Named by the case.")]
    outcome: Word[Outcome]
    chairs_action: Annotated[bool, Field(description="Two members acted for the board between its meetings.")]
    decided: Day
    resolution: Annotated[ShownText, Field(description="In full, exempt parts included.")]
    published: Day | None = None
    effective: Annotated[Partial | None, Field(description="As first told; `daysTold` has all.")] = None
    confirmed: Annotated[Day | None, Field(description="When the minutes that hold it were confirmed.")] = None
    days_told: Annotated[tuple[DayTold, ...], Field(description="What sources say, whether or not they agree.")] = ()
    contradictory: Annotated[
        tuple[Word[DecisionDay], ...], Field(description="The days of which two sources cannot both be right.")
    ] = ()
    public_text: Annotated[ShownText, Field(description="Where parts of the resolution are exempt.")] = None
    exemptions: tuple[Word[Exemption], ...]
    under_review: Annotated[bool, Field(description="Because a breach may have tainted it.")]
    since: LogPosition


class DecisionEntryPage(Shown):
    """A page of the full register of decisions."""

    results: tuple[DecisionEntry, ...]
    metadata: PageMetadata
