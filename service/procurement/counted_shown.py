"""What is shown of contracts in numbers: the summary of a year, and what went to whom somebody deciding was bound."""

from typing import Annotated

from pydantic import Field

from domain.kernel.answers import Answer
from domain.kernel.ids import AwardId, OrganisationCode, PersonId
from domain.procurement.events import Process, RepresentationOutcome
from service.edge.fields import Day, IdOf, Word
from service.procurement.shown import AmountShown, HowMany, Pence
from service.recording.receipts import Shown
from service.viewing.amounts import OnBasis
from service.viewing.paging import PageMetadata

YearName = Annotated[str, Field(examples=["2024/25"])]


class ProcessCount(Shown):
    """How many contracts were awarded by a process."""

    process: Word[Process]
    awards: HowMany


class OutcomeCount(Shown):
    """How many representations had an outcome."""

    outcome: Word[RepresentationOutcome]
    representations: HowMany


class SummaryShown(Shown):
    """The summary of a financial year (SI 2023/1348, regulation 25)."""

    financial_year: YearName
    first_day: Day
    last_day: Day
    by_process: tuple[ProcessCount, ...]
    urgent_awards: HowMany
    modifications: HowMany
    urgent_modifications: HowMany
    abandoned: HowMany
    new_providers: HowMany
    providers_no_longer: HowMany
    providers_contracted: HowMany
    representations_received: HowMany
    representations_by_outcome: tuple[OutcomeCount, ...]
    representations_waiting: HowMany


class TotalShown(Shown):
    """What contracts come to: at least, and at most where every one has an upper end."""

    least_pence: Pence
    most_pence: Pence | None = None


class InterestedShown(Shown):
    """An award to a provider in which somebody who decides had an interest on its day, or may have had."""

    award: IdOf[AwardId]
    organisations: tuple[IdOf[OrganisationCode], ...]
    people: tuple[IdOf[PersonId], ...]
    interested: Word[Answer]
    voted: Annotated[bool, Field(description="Whether any of them voted on it.")]
    value: AmountShown


class AwardTotal(Shown):
    """The contracts of a financial year, and those of them that went where a decision maker had an interest."""

    financial_year: YearName
    awards: HowMany
    value: Annotated[TotalShown, Field(description="On several bases: what one comes to at least, and no upper end.")]
    value_by_basis: Annotated[tuple[OnBasis, ...], Field(description="What is never added up across bases.")]
    interested_awards: Annotated[HowMany, Field(description="Surely or perhaps.")]
    interested_value: Annotated[TotalShown, Field(description="At least what surely, at most what perhaps.")]
    interested: tuple[InterestedShown, ...]


class AwardTotalPage(Shown):
    """A page of every financial year in which contracts were awarded on a recorded decision, the earliest first."""

    results: tuple[AwardTotal, ...]
    metadata: PageMetadata
