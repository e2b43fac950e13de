"""What is shown about contracts and procurements."""

from typing import Annotated, Literal

from pydantic import Field

from domain.boards.conflicts import Determiner, Management
from domain.decisions.verdict import Standing
from domain.interests.findings import Level
from domain.kernel.ids import AwardId, BoardId, CaseId, DecisionId, OrganisationCode, PersonId
from domain.kernel.money import Qualifier
from domain.meetings.recusals import Ground
from domain.procurement.events import Process, RepresentationOutcome
from service.edge.fields import Day, IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.amounts import BasisShown, GrowthShown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata
from service.viewing.slips import Corrected

Pence = Annotated[int, Field(ge=0, json_schema_extra={"format": "int64"})]
HowMany = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class AmountShown(Shown):
    """An amount as its source states it."""

    amount_pence: Pence
    qualifier: Word[Qualifier] = Qualifier.EXACTLY
    upper_amount_pence: Pence | None = None


class ProviderShown(Shown):
    """To whom a contract was awarded, as named and registered then."""

    organisation: IdOf[OrganisationCode]
    name: str
    registered_address: str


class DeciderShown(Shown):
    """Somebody who could decide, by office, and where they stood."""

    person: IdOf[PersonId]
    office: str
    seat: Annotated[str | None, Field(description="Nothing for who took a chair's action.")] = None
    standing: Word[Standing]


class ConflictShown(Shown):
    """A conflict at the decision, and how it was managed; worked out from the record, not written for it."""

    person: IdOf[PersonId]
    office: str
    ground: Word[Ground]
    level: Annotated[Word[Level] | None, Field(description="The most serious finding, where there was one.")] = None
    management: Word[Management]
    determined_by: Annotated[Word[Determiner] | None, Field(description="Nothing: as the charter has it.")] = None
    left_the_room: bool


class ConflictWithheld(Shown):
    """In place of a conflict that rests on an interest withheld from publication; whose it is, is not said."""

    withheld: Literal[True] = True


class MakingShown(Shown):
    """How the decision behind an award was made: by which board, by whom, and with which conflicts."""

    board: IdOf[BoardId]
    reference: Annotated[str, Field(examples=["Disinvestment Board 12"])]
    decided: Day
    outcome: str
    chairs_action: Annotated[bool, Field(description="Two members acted for the board.")] = False
    deciders: Annotated[
        tuple[DeciderShown, ...], Field(description="In the published register without those who were not there.")
    ]
    conflicts: tuple[ConflictShown | ConflictWithheld, ...]


class PublishedAward(Shown):
    """A line of the register of procurement decisions (NHS England 2017, annex H; SI 2013/500, regulation 9)."""

    award: IdOf[AwardId]
    title: ShownText
    description: ShownText
    process: Word[Process]
    existing_contract: bool
    collaborative: bool
    urgent: bool
    awarded: Day
    providers: tuple[ProviderShown, ...]
    value: AmountShown
    value_to_body: AmountShown | None = None
    basis: Annotated[BasisShown | None, Field(description="Of its values; nothing where it is not said.")] = None
    amounts_payable: ShownText = None
    services_from: Partial | None = None
    services_to: Partial | None = None
    ended: Partial | None = None
    clinical_lead: Annotated[str | None, Field(description="By office.")] = None
    contract_manager: Annotated[str | None, Field(description="By office.")] = None
    reasons: ShownText
    decision: IdOf[DecisionId] | None = None
    making: Annotated[MakingShown | None, Field(description="Nothing where no decision is named.")] = None
    corrected: Corrected = False
    since: LogPosition


class PublishedAwardPage(Shown):
    """A page of the published register of procurement decisions."""

    results: tuple[PublishedAward, ...]
    metadata: PageMetadata


class ModificationShown(Shown):
    """A change to a contract."""

    urgent: bool
    value: AmountShown | None = None
    modified: Day
    decision: IdOf[DecisionId] | None = None
    reasons: ShownText


class RepresentationShown(Shown):
    """A representation about an award, and what became of it."""

    organisation: IdOf[OrganisationCode]
    received: Day
    account: ShownText
    outcome: Word[RepresentationOutcome] | None = None
    answered: Day | None = None
    reasons: ShownText = None


class AwardShown(PublishedAward):
    """The record of one award (SI 2023/1348, regulation 24)."""

    case: IdOf[CaseId] | None = None
    criteria: ShownText = None
    comments: ShownText = None
    value_now: Annotated[AmountShown, Field(description="As last changed.")]
    growth: Annotated[GrowthShown, Field(description="By how much that is more than was awarded.")]
    modifications: tuple[ModificationShown, ...]
    representations: tuple[RepresentationShown, ...]
