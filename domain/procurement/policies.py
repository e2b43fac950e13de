"""What forbids a contract to be awarded, changed or ended, and why."""

from typing import Final

from domain.decisions.sequel_policies import UnknownDecision
from domain.decisions.standing import approves_on
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.organisations.policies import UnknownOrganisation
from domain.procurement.commands import (
    AbandonProcurement,
    AnswerRepresentation,
    AwardContract,
    EndContract,
    ModifyContract,
    OnAContract,
    ReceiveRepresentation,
)
from domain.procurement.events import Process
from domain.procurement.limit_policies import a_contract_stays_within_the_limit_of_its_approval
from domain.procurement.standstill_policies import (
    SELECTION_REGIME,
    a_standstill_is_begun_where_the_process_has_one,
    nothing_is_awarded_before_its_decision,
    nothing_is_awarded_while_a_standstill_runs,
)
from domain.procurement.state import Contract, Procurement

OF_THE_REGIME: Final = frozenset(
    {
        Process.DIRECT_AWARD_A,
        Process.DIRECT_AWARD_B,
        Process.DIRECT_AWARD_C,
        Process.MOST_SUITABLE_PROVIDER,
        Process.COMPETITIVE,
    }
)
Named = AwardContract | AbandonProcurement | ModifyContract


class ContractAlreadyAwarded(Refused):
    """An award or an abandoned procurement is already on record under this id."""

    code = "contract-already-awarded"


class ProviderMissing(Refused):
    """A contract is awarded to somebody."""

    code = "provider-missing"


class ProcessNotInForce(Refused):
    """This process did not exist yet on the day of the award."""

    code = "process-not-in-force"
    bends = True


class AwardedWithoutApproval(Refused):
    """The decision that is named approved nothing, or does not stand as an approval on the day."""

    code = "awarded-without-approval"
    bends = True


class UnknownAward(Refused):
    """No contract was awarded under this id."""

    code = "unknown-award"


class ContractAlreadyEnded(Refused):
    """The end of the contract is already on record."""

    code = "contract-already-ended"


class EndedBeforeAwarded(Refused):
    """A contract does not end before it is awarded."""

    code = "ended-before-awarded"


class RepresentationAlreadyReceived(Refused):
    """A representation of this organisation about the award waits for its answer already."""

    code = "representation-already-received"


class NoRepresentation(Refused):
    """No representation of this organisation about the award waits for an answer."""

    code = "no-representation"


class InvalidServicePeriod(Refused):
    """Services do not end before they begin."""

    code = "invalid-service-period"


def the_contract(command: OnAContract, known: Procurement) -> Contract:
    """The contract asked about; only after the rule that it was awarded."""
    return known.contracts[command.award]


def a_contract_is_awarded_once(command: AwardContract | AbandonProcurement, known: Procurement) -> Refused | None:
    """RFC 9562, section 6: an id names one award."""
    contract = known.contracts.get(command.award)
    return ContractAlreadyAwarded(evidence=contract.evidence, pointer="/award") if contract else None


def a_contract_is_awarded_to_somebody_known(command: AwardContract, known: Procurement) -> Refused | None:
    """SI 2013/500, regulation 9; SI 2023/1348, regulation 24: the name of the provider and its registered address."""
    if not command.providers:
        return ProviderMissing(pointer="/providers")
    unknown = [one.organisation for one in command.providers if one.organisation not in known.organisations]
    return UnknownOrganisation(pointer="/providers", organisation=unknown[0]) if unknown else None


def services_end_after_they_begin(command: AwardContract, known: Procurement) -> Refused | None:
    """SI 2013/500, regulation 9: the dates between which the services are provided."""
    start, end = command.terms.services_from, command.terms.services_to
    if start is None or end is None or end.before(start) is not Answer.YES:
        return None
    return InvalidServicePeriod(pointer="/servicesTo")


def a_process_is_used_once_it_exists(command: AwardContract, known: Procurement) -> Refused | None:
    """SI 2023/1348: the provider selection regime applies from 1 January 2024."""
    early = day_of(command.asked.occurred_at) < SELECTION_REGIME
    return ProcessNotInForce(pointer="/process") if early and command.terms.process in OF_THE_REGIME else None


def only_a_decision_on_record_is_named(command: Named, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 24: the decision-making process followed, and the individuals who decided."""
    if command.decision is None or command.decision in known.courses:
        return None
    return UnknownDecision(pointer="/decision", decision=command.decision)


def what_was_not_approved_is_not_awarded(command: AwardContract, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 24: a contract rests on the decision that is named for it, as it stands on the day."""
    if command.decision is None or approves_on(known.courses, command.decision, day_of(command.asked.occurred_at)):
        return None
    course = known.courses[command.decision]
    return AwardedWithoutApproval(
        evidence=[course.position, course.turns[-1].position], pointer="/decision", status=course.status.value
    )


def a_change_rests_on_an_approval(command: ModifyContract, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 13: a change that is decided on rests on that decision, as it stands on the day."""
    if command.decision is None or approves_on(known.courses, command.decision, day_of(command.asked.occurred_at)):
        return None
    course = known.courses[command.decision]
    return AwardedWithoutApproval(evidence=[course.position], pointer="/decision", status=course.status.value)


def only_an_awarded_contract_is_carried_on(command: OnAContract, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 13: what is modified is a contract."""
    contract = known.contracts.get(command.award)
    return UnknownAward(award=command.award) if contract is None or contract.awarded is None else None


def a_contract_ends_once(command: EndContract, known: Procurement) -> Refused | None:
    """SI 2013/500, regulation 9: one last day of the services."""
    contract = the_contract(command, known)
    return ContractAlreadyEnded(evidence=contract.evidence) if contract.ended else None


def a_contract_ends_after_its_award(command: EndContract, known: Procurement) -> Refused | None:
    """SI 2013/500, regulation 9: the dates between which the services are provided."""
    contract = the_contract(command, known)
    awarded = PartialDate.of(contract.awarded) if contract.awarded else None
    if awarded is None or command.ended.before(awarded) is not Answer.YES:
        return None
    return EndedBeforeAwarded(evidence=contract.evidence, pointer="/ended")


def a_representation_comes_from_somebody_known(command: ReceiveRepresentation, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 12: a provider that might otherwise have been a provider may make representations."""
    if command.organisation in known.organisations:
        return None
    return UnknownOrganisation(pointer="/organisation", organisation=command.organisation)


def a_representation_is_received_once(command: ReceiveRepresentation, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 12: each representation is reviewed."""
    contract = the_contract(command, known)
    waits = command.organisation in contract.waiting
    return RepresentationAlreadyReceived(evidence=contract.evidence, pointer="/organisation") if waits else None


def only_a_representation_received_is_answered(command: AnswerRepresentation, known: Procurement) -> Refused | None:
    """SI 2023/1348, regulation 12: the decision on a representation is communicated with reasons."""
    contract = the_contract(command, known)
    waits = command.organisation in contract.waiting
    return None if waits else NoRepresentation(evidence=contract.evidence, pointer="/organisation")


AWARDING = (
    a_contract_is_awarded_once,
    a_contract_is_awarded_to_somebody_known,
    services_end_after_they_begin,
    only_a_decision_on_record_is_named,
    a_process_is_used_once_it_exists,
    nothing_is_awarded_before_its_decision,
    a_standstill_is_begun_where_the_process_has_one,
    nothing_is_awarded_while_a_standstill_runs,
    what_was_not_approved_is_not_awarded,
    a_contract_stays_within_the_limit_of_its_approval,
)
ABANDONING = (a_contract_is_awarded_once, only_a_decision_on_record_is_named)
MODIFYING = (
    only_an_awarded_contract_is_carried_on,
    only_a_decision_on_record_is_named,
    a_change_rests_on_an_approval,
    a_contract_stays_within_the_limit_of_its_approval,
)
ENDING = (only_an_awarded_contract_is_carried_on, a_contract_ends_once, a_contract_ends_after_its_award)
RECEIVING = (
    only_an_awarded_contract_is_carried_on,
    a_representation_comes_from_somebody_known,
    a_representation_is_received_once,
)
ANSWERING = (only_an_awarded_contract_is_carried_on, only_a_representation_received_is_answered)
