"""What one may ask about contracts and procurements; when it happened says the moment at which it occurred."""

from domain.kernel.dates import PartialDate
from domain.kernel.ids import AwardId, CaseId, DecisionId, OrganisationCode
from domain.kernel.messages import Command, FreeText
from domain.kernel.money import Money
from domain.kernel.values import value
from domain.procurement.events import ContractTerms, Process, Provider, RepresentationOutcome


@value
class AwardContract(Command):
    """Record that a contract was awarded."""

    award: AwardId
    decision: DecisionId | None
    case: CaseId | None
    title: FreeText
    description: FreeText
    terms: ContractTerms
    providers: tuple[Provider, ...]
    amounts_payable: FreeText | None
    criteria: FreeText | None
    reasons: FreeText
    comments: FreeText | None


@value
class ModifyContract(Command):
    """Record that a contract was changed."""

    award: AwardId
    decision: DecisionId | None
    urgent: bool
    value: Money | None
    reasons: FreeText


@value
class EndContract(Command):
    """Record the last day of a contract's services."""

    award: AwardId
    ended: PartialDate


@value
class AbandonProcurement(Command):
    """Record that a procurement was given up."""

    award: AwardId
    decision: DecisionId | None
    case: CaseId | None
    title: FreeText
    process: Process
    reasons: FreeText


@value
class ReceiveRepresentation(Command):
    """Record a provider's representation about an award."""

    award: AwardId
    organisation: OrganisationCode
    account: FreeText


@value
class AnswerRepresentation(Command):
    """Record how a representation was answered."""

    award: AwardId
    organisation: OrganisationCode
    outcome: RepresentationOutcome
    reasons: FreeText


OnAContract = ModifyContract | EndContract | ReceiveRepresentation | AnswerRepresentation
ProcurementCommand = AwardContract | AbandonProcurement | OnAContract
