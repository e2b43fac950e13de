"""How the register of procurement decisions answers what it is asked."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import CharterAdopted
from domain.decisions.course_following import COURSE_FACTS
from domain.decisions.events import ChairsActionTaken
from domain.decisions.standing import rests_on
from domain.kernel.deciders import Decider
from domain.kernel.ids import DecisionId, OrganisationCode
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Selection, about
from domain.organisations.events import OrganisationRegistered
from domain.procurement.commands import (
    AbandonProcurement,
    AnswerRepresentation,
    AwardContract,
    EndContract,
    ModifyContract,
    ProcurementCommand,
    ReceiveRepresentation,
)
from domain.procurement.events import (
    ContractAwarded,
    ContractEnded,
    ContractModified,
    ProcurementAbandoned,
    RepresentationAnswered,
    RepresentationReceived,
)
from domain.procurement.policies import ABANDONING, ANSWERING, AWARDING, ENDING, MODIFYING, RECEIVING
from domain.procurement.state import BLANK, Procurement, evolve
from domain.slips.events import SlipCorrected

LIFE: tuple[type[Event], ...] = (
    ContractAwarded,
    ContractModified,
    ContractEnded,
    ProcurementAbandoned,
    RepresentationReceived,
    RepresentationAnswered,
    SlipCorrected,
)


def the_contract_and_what_is_named(command: ProcurementCommand, known: Procurement) -> Selection:
    """The facts about the contract, and the decision and the organisations that the command names."""
    decision, organisations = _named(command)
    found = about(command.award, *LIFE) | about(organisations, OrganisationRegistered)
    return found | about((decision,) if decision else (), *COURSE_FACTS)


def the_decision_behind_the_contract(command: ProcurementCommand, known: Procurement) -> Selection:
    """The decision on which the contract was awarded that is to be changed, and the charters of who acted alone."""
    held = [one.decision for one in known.contracts.values() if one.decision] if _changes(command) else []
    boards = {one.event.board for one in known.followed.told if isinstance(one.event, ChairsActionTaken)}
    return about(held, *COURSE_FACTS) | about(boards, CharterAdopted)


def the_charters_of_who_acted(command: ProcurementCommand, known: Procurement) -> Selection:
    """Under which charter two members acted for a board, where that is looked up last."""
    boards = {one.event.board for one in known.followed.told if isinstance(one.event, ChairsActionTaken)}
    return about(boards, CharterAdopted) if _changes(command) else NOTHING


def _changes(command: ProcurementCommand) -> bool:
    return isinstance(command, ModifyContract)


def what_that_decision_rests_on(command: ProcurementCommand, known: Procurement) -> Selection:
    """The decision that the one named ratifies or varies."""
    behind = [named for course in known.courses.values() if (named := rests_on(course))]
    return about(behind, *COURSE_FACTS)


def decide(command: ProcurementCommand, known: Procurement) -> Sequence[Event]:
    """Apply the rules of procurement; raise `Refused` where they forbid the command."""
    match command:
        case AwardContract():
            enforce(AWARDING, command, known)
            return [_awarded(command)]
        case AbandonProcurement():
            enforce(ABANDONING, command, known)
            return [_abandoned(command)]
        case ModifyContract():
            enforce(MODIFYING, command, known)
            return [_modified(command)]
        case EndContract(award=award, ended=ended):
            enforce(ENDING, command, known)
            return [ContractEnded(award=award, ended=ended)]
        case ReceiveRepresentation():
            enforce(RECEIVING, command, known)
            return [_received(command)]
        case AnswerRepresentation():
            enforce(ANSWERING, command, known)
            return [_answered(command)]
    assert_never(command)


def _named(command: ProcurementCommand) -> tuple[DecisionId | None, tuple[OrganisationCode, ...]]:
    match command:
        case AwardContract(decision=decision, providers=providers):
            return decision, tuple(one.organisation for one in providers)
        case AbandonProcurement(decision=decision) | ModifyContract(decision=decision):
            return decision, ()
        case ReceiveRepresentation(organisation=organisation):
            return None, (organisation,)
        case _:
            return None, ()


def _awarded(command: AwardContract) -> ContractAwarded:
    return ContractAwarded(
        award=command.award,
        decision=command.decision,
        case=command.case,
        title=command.title,
        description=command.description,
        terms=command.terms,
        providers=command.providers,
        awarded=day_of(command.asked.occurred_at),
        amounts_payable=command.amounts_payable,
        criteria=command.criteria,
        reasons=command.reasons,
        comments=command.comments,
    )


def _abandoned(command: AbandonProcurement) -> ProcurementAbandoned:
    return ProcurementAbandoned(
        award=command.award,
        decision=command.decision,
        case=command.case,
        title=command.title,
        process=command.process,
        abandoned=day_of(command.asked.occurred_at),
        reasons=command.reasons,
    )


def _modified(command: ModifyContract) -> ContractModified:
    return ContractModified(
        award=command.award,
        decision=command.decision,
        urgent=command.urgent,
        value=command.value,
        modified=day_of(command.asked.occurred_at),
        reasons=command.reasons,
    )


def _received(command: ReceiveRepresentation) -> RepresentationReceived:
    return RepresentationReceived(
        award=command.award,
        organisation=command.organisation,
        received=day_of(command.asked.occurred_at),
        account=command.account,
    )


def _answered(command: AnswerRepresentation) -> RepresentationAnswered:
    return RepresentationAnswered(
        award=command.award,
        organisation=command.organisation,
        outcome=command.outcome,
        answered=day_of(command.asked.occurred_at),
        reasons=command.reasons,
    )


RULES = (*AWARDING, *ABANDONING, *MODIFYING, *ENDING, *RECEIVING, *ANSWERING)

decider = Decider[ProcurementCommand, Procurement](
    name="procurement",
    commands=(
        AwardContract,
        ModifyContract,
        EndContract,
        AbandonProcurement,
        ReceiveRepresentation,
        AnswerRepresentation,
    ),
    selects=(
        the_contract_and_what_is_named,
        the_decision_behind_the_contract,
        the_charters_of_who_acted,
        what_that_decision_rests_on,
        what_that_decision_rests_on,
    ),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys(RULES)),
)
