"""What is sent about contracts and procurements."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import CaseId, DecisionId, OrganisationCode, PersonId
from domain.procurement.events import ContractTerms, Process, Provider, RepresentationOutcome
from service.edge.bodies import BasisBody, Body, MoneyBody
from service.edge.fields import IdOf, LongText, Many, Partial, ShortText, Word
from service.recording.circumstances import RecordBody


class ProviderBody(Body):
    """To whom a contract is awarded."""

    organisation: IdOf[OrganisationCode]
    name: ShortText
    registered_address: ShortText

    def provider(self) -> Provider:
        """The same as the domain has it."""
        return Provider(organisation=self.organisation, name=self.name, registered_address=self.registered_address)


class AwardBody(RecordBody):
    """A contract as it was awarded, at the moment at which it occurred."""

    decision: Annotated[IdOf[DecisionId] | None, Field(description="The decision on which it rests.")] = None
    case: IdOf[CaseId] | None = None
    title: ShortText
    description: LongText
    process: Word[Process]
    existing_contract: Annotated[bool, Field(description="Whether it continues a contract that there was.")] = False
    collaborative: Annotated[bool, Field(description="Whether it was awarded together with others.")] = False
    urgent: bool = False
    providers: Annotated[Many[ProviderBody], Field(min_length=1, max_length=100)]
    value: Annotated[MoneyBody, Field(description="Of the whole contract.")]
    value_to_body: Annotated[MoneyBody | None, Field(description="The part that the body pays.")] = None
    basis: Annotated[BasisBody | None, Field(description="Of its values, those of later changes included.")] = None
    amounts_payable: Annotated[LongText | None, Field(description="Where the total is not known.")] = None
    services_from: Partial | None = None
    services_to: Partial | None = None
    clinical_lead: IdOf[PersonId] | None = None
    contract_manager: IdOf[PersonId] | None = None
    criteria: Annotated[LongText | None, Field(description="How the key criteria were taken into account.")] = None
    reasons: LongText
    comments: LongText | None = None

    def terms(self) -> ContractTerms:
        """The terms as the domain has them."""
        return ContractTerms(
            process=self.process,
            existing_contract=self.existing_contract,
            collaborative=self.collaborative,
            urgent=self.urgent,
            value=self.value.money(),
            value_to_body=self.value_to_body.money() if self.value_to_body else None,
            services_from=self.services_from,
            services_to=self.services_to,
            clinical_lead=self.clinical_lead,
            contract_manager=self.contract_manager,
            basis=self.basis.basis() if self.basis else None,
        )


class ModificationBody(RecordBody):
    """How a contract was changed."""

    decision: IdOf[DecisionId] | None = None
    urgent: bool = False
    value: Annotated[MoneyBody | None, Field(description="Of the whole contract as changed.")] = None
    reasons: LongText


class ContractEndBody(RecordBody):
    """The last day of a contract's services."""

    ended: Partial


class AbandonmentBody(RecordBody):
    """A procurement that was given up, and why."""

    decision: IdOf[DecisionId] | None = None
    case: IdOf[CaseId] | None = None
    title: ShortText
    process: Word[Process]
    reasons: LongText


class RepresentationBody(RecordBody):
    """What an organisation says against an award."""

    organisation: IdOf[OrganisationCode]
    account: LongText


class RepresentationAnswerBody(RecordBody):
    """What became of a representation, and why."""

    organisation: IdOf[OrganisationCode]
    outcome: Word[RepresentationOutcome]
    reasons: LongText
