"""How due diligence answers commands."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import BoardEstablished, CharterAdopted
from domain.boards.selects import TERMS
from domain.cases.state import CASE_FACTS
from domain.due_diligence.commands import CompleteDueDiligence, OpenDueDiligence, RecordCheck, WaiveCheck
from domain.due_diligence.course import DILIGENCE_FACTS
from domain.due_diligence.events import CheckRecorded, CheckWaived, DueDiligenceCompleted, DueDiligenceOpened
from domain.due_diligence.opening import OPENING, checklist
from domain.due_diligence.policies import COMPLETING, RECORDING, WAIVING, charter_of, the_diligence, who
from domain.due_diligence.state import Examined, evolve
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.background import background_of
from domain.people.events import PersonRegistered
from domain.proposals.state import PROPOSAL_FACTS

DiligenceCommand = OpenDueDiligence | RecordCheck | WaiveCheck | CompleteDueDiligence


def the_case_and_who_acts(command: DiligenceCommand, known: Examined) -> Selection:
    """How far the examination is, and what brought the case here."""
    diligence = about(command.case, *DILIGENCE_FACTS)
    match command:
        case OpenDueDiligence():
            case = about(command.case, *CASE_FACTS, *PROPOSAL_FACTS)
            return diligence | case | about(command.board, BoardEstablished, CharterAdopted)
        case _:
            person, _ = who(command)
            terms = TERMS if isinstance(command, WaiveCheck) else ()
            return diligence | background_of(command.case) | about(person, PersonRegistered, *terms)


def the_charter_of_who_examines(command: DiligenceCommand, known: Examined) -> Selection:
    """The charter of the board that began the examination."""
    begun = known.diligences.of(command.case, command.version)
    return about(begun.board, CharterAdopted) if begun else NOTHING


def decide(command: DiligenceCommand, known: Examined) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case OpenDueDiligence():
            enforce(OPENING, command, known)
            return [_opened(command, known)]
        case RecordCheck():
            enforce(RECORDING, command, known)
            return [_recorded(command)]
        case WaiveCheck():
            enforce(WAIVING, command, known)
            return [_waived(command)]
        case CompleteDueDiligence():
            enforce(COMPLETING, command, known)
            return [_completed(command, known)]
    assert_never(command)


def _opened(command: OpenDueDiligence, known: Examined) -> DueDiligenceOpened:
    checks = checklist(charter_of(command.board, command, known), command.further_checks)
    return DueDiligenceOpened(case=command.case, version=command.version, board=command.board, checks=checks)


def _recorded(command: RecordCheck) -> CheckRecorded:
    return CheckRecorded(
        case=command.case,
        version=command.version,
        check=command.check,
        status=command.status,
        checked_by=command.checked_by,
        evidence_digest=command.evidence_digest,
        note=command.note,
    )


def _waived(command: WaiveCheck) -> CheckWaived:
    return CheckWaived(
        case=command.case,
        version=command.version,
        check=command.check,
        waived_by=command.waived_by,
        why=command.why,
    )


def _completed(command: CompleteDueDiligence, known: Examined) -> DueDiligenceCompleted:
    return DueDiligenceCompleted(
        case=command.case,
        version=command.version,
        board=the_diligence(command, known).board,
        completed_by=command.completed_by,
    )


decider: Decider[DiligenceCommand, Examined] = Decider(
    name="due_diligence",
    commands=(OpenDueDiligence, RecordCheck, WaiveCheck, CompleteDueDiligence),
    selects=(the_case_and_who_acts, the_charter_of_who_examines),
    blank=Examined,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*OPENING, *RECORDING, *WAIVING, *COMPLETING))),
)
