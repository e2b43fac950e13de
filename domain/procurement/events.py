"""What happens to contracts and the procurements that lead to them."""

from datetime import date
from enum import Enum

from domain.kernel.basis import Basis
from domain.kernel.dates import PartialDate
from domain.kernel.ids import AwardId, CaseId, DecisionId, OrganisationCode, PersonId
from domain.kernel.messages import Event, FreeText, PublicText, event
from domain.kernel.money import Money
from domain.kernel.values import value


class Process(Enum):
    """By which process a contract was awarded."""

    DIRECT_AWARD_A = "DIRECT_AWARD_A"
    DIRECT_AWARD_B = "DIRECT_AWARD_B"
    DIRECT_AWARD_C = "DIRECT_AWARD_C"
    MOST_SUITABLE_PROVIDER = "MOST_SUITABLE_PROVIDER"
    COMPETITIVE = "COMPETITIVE"
    FRAMEWORK_CONCLUDED = "FRAMEWORK_CONCLUDED"
    FRAMEWORK_AWARD = "FRAMEWORK_AWARD"
    TENDER = "TENDER"  # before 2024: SI 2013/500
    ANY_QUALIFIED_PROVIDER = "ANY_QUALIFIED_PROVIDER"
    SINGLE_TENDER = "SINGLE_TENDER"


class RepresentationOutcome(Enum):
    """What became of a representation."""

    UPHELD = "UPHELD"
    PARTLY_UPHELD = "PARTLY_UPHELD"
    NOT_UPHELD = "NOT_UPHELD"
    WITHDRAWN = "WITHDRAWN"


@value
class Provider:
    """To whom a contract was awarded: name and registered address as they were then."""

    organisation: OrganisationCode
    name: PublicText
    registered_address: PublicText


@value
class ContractTerms:
    """What a contract is about: its process, its money, its time, and who answers for it."""

    process: Process
    existing_contract: bool
    collaborative: bool
    urgent: bool
    value: Money
    value_to_body: Money | None
    services_from: PartialDate | None
    services_to: PartialDate | None
    clinical_lead: PersonId | None
    contract_manager: PersonId | None
    basis: Basis | None = None  # of its amounts, those of later changes included


@event("procurement.ContractAwarded", version=1)
class ContractAwarded(Event):
    """A contract was awarded, or a framework concluded; the decision behind it says who decided and how."""

    award: AwardId
    decision: DecisionId | None
    case: CaseId | None
    title: FreeText
    description: FreeText
    terms: ContractTerms
    providers: tuple[Provider, ...]
    awarded: date
    amounts_payable: FreeText | None
    criteria: FreeText | None
    reasons: FreeText
    comments: FreeText | None


@event("procurement.ContractModified", version=1)
class ContractModified(Event):
    """A contract was changed while it ran."""

    award: AwardId
    decision: DecisionId | None
    urgent: bool
    value: Money | None
    modified: date
    reasons: FreeText


@event("procurement.ContractEnded", version=1)
class ContractEnded(Event):
    """A contract ended; the day is the last of its services."""

    award: AwardId
    ended: PartialDate


@event("procurement.ProcurementAbandoned", version=1)
class ProcurementAbandoned(Event):
    """A procurement was given up before anything was awarded."""

    award: AwardId
    decision: DecisionId | None
    case: CaseId | None
    title: FreeText
    process: Process
    abandoned: date
    reasons: FreeText


@event("procurement.RepresentationReceived", version=1)
class RepresentationReceived(Event):
    """A provider made a representation about an award."""

    award: AwardId
    organisation: OrganisationCode
    received: date
    account: FreeText


@event("procurement.RepresentationAnswered", version=1)
class RepresentationAnswered(Event):
    """A representation was answered."""

    award: AwardId
    organisation: OrganisationCode
    outcome: RepresentationOutcome
    answered: date
    reasons: FreeText
