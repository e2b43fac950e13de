"""What is sent about business cases."""

from typing import Annotated

from pydantic import Field, StringConstraints

from domain.cases.content import (
    BeneficiaryClass,
    CaseContent,
    CaseKind,
    MoneyKind,
    MoneyLine,
    Origin,
    Party,
    PartyRole,
    Recurrence,
    SavedOn,
)
from domain.cases.stages import CaseStage
from domain.interests.specialties import Specialty
from domain.kernel.ids import AwardId, BoardId, CaseId, CaseReference, OrganisationCode, PersonId, SchemeName
from service.cases.disinvestment_bodies import DisinvestmentBody
from service.edge.bodies import BasisBody, Body, MoneyBody
from service.edge.fields import DecimalText, IdOf, LongText, Many, ShortText, Word
from service.recording.circumstances import RecordBody

FinancialYear = Annotated[str, StringConstraints(pattern=r"^\d{4}/\d{2}$", strict=True), Field(examples=["2009/10"])]


class SavedOnBody(Body):
    """On what money is saved, by which the same saving is known again in another case."""

    scheme: Annotated[IdOf[SchemeName] | None, Field(description="As the plan of savings names it.")] = None
    contract: Annotated[IdOf[AwardId] | None, Field(description="An award on record.")] = None
    organisation: IdOf[OrganisationCode] | None = None

    def saved_on(self) -> SavedOn:
        """The same as the domain has it."""
        return SavedOn(scheme=self.scheme, contract=self.contract, organisation=self.organisation)


class MoneyLineBody(Body):
    """One amount of a case; spent or released is said by its kind, never by a sign."""

    kind: Word[MoneyKind]
    amount: MoneyBody
    recurrence: Word[Recurrence] = Recurrence.ONCE
    financial_year: FinancialYear | None = None
    fund: ShortText | None = None
    basis: Annotated[BasisBody | None, Field(description="What its source says of it beside the amount.")] = None
    saved_on: Annotated[SavedOnBody | None, Field(description="Of a saving, so that no case counts it again.")] = None

    def line(self) -> MoneyLine:
        """The line as the domain has it."""
        return MoneyLine(
            kind=self.kind,
            amount=self.amount.money(),
            recurrence=self.recurrence,
            financial_year=self.financial_year,
            fund=self.fund,
            basis=self.basis.basis() if self.basis else None,
            saved_on=self.saved_on.saved_on() if self.saved_on else None,
        )


class PartyBody(Body):
    """An organisation that the case names."""

    organisation: IdOf[OrganisationCode]
    role: Word[PartyRole]


class ContentBody(Body):
    """Everything a case says."""

    title: ShortText
    kind: Word[CaseKind]
    origin: Word[Origin]
    summary: LongText
    recommendation: LongText
    specialty: Word[Specialty] | None = None
    authors: Many[IdOf[PersonId]] = ()
    sponsor: IdOf[PersonId] | None = None
    parties: Many[PartyBody] = ()
    beneficiaries: Many[Word[BeneficiaryClass]] = ()
    money: Many[MoneyLineBody] = ()
    follows: Annotated[
        IdOf[CaseId] | None, Field(description="The abandoned case or procurement that this one takes up again.")
    ] = None
    stage: Annotated[Word[CaseStage] | None, Field(description="Each stage is approved by itself.")] = None
    disinvestment: Annotated[
        DisinvestmentBody | None, Field(description="Needed before a case to decommission is submitted.")
    ] = None
    boards: Annotated[Many[IdOf[BoardId]], Field(description="Boards and committees whose members benefit.")] = ()

    def content(self) -> CaseContent:
        """The content as the domain has it."""
        return CaseContent(
            title=self.title,
            kind=self.kind,
            origin=self.origin,
            summary=self.summary,
            recommendation=self.recommendation,
            specialty=self.specialty,
            authors=self.authors,
            sponsor=self.sponsor,
            parties=tuple(Party(organisation=one.organisation, role=one.role) for one in self.parties),
            beneficiaries=self.beneficiaries,
            money=tuple(one.line() for one in self.money),
            follows=self.follows,
            stage=self.stage,
            disinvestment=self.disinvestment.disinvestment() if self.disinvestment else None,
            boards=self.boards or None,
        )


class DraftBody(RecordBody):
    """A case as it is begun, under the body's own reference."""

    reference: IdOf[CaseReference]
    content: ContentBody


class RevisionBody(RecordBody):
    """What a case says from now on."""

    content: ContentBody


class ReasonBody(RecordBody):
    """Why something is returned, withdrawn or taken back."""

    why: LongText


class DuplicateBody(ReasonBody):
    """Of which case another is a duplicate, and why."""

    of: IdOf[CaseId]


class ScoreBody(RecordBody):
    """A score against a criterion."""

    version: Annotated[int, Field(ge=1, le=10_000, json_schema_extra={"format": "int32"})]
    scorer: IdOf[PersonId]
    criterion: ShortText
    score: DecimalText
