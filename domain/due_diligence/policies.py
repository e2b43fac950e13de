"""The rules of due diligence, in the order of the book."""

from domain.boards.charter import Charter
from domain.boards.policies import UnknownBoard
from domain.due_diligence.commands import CompleteDueDiligence, OpenDueDiligence, RecordCheck, WaiveCheck
from domain.due_diligence.diligence import Diligence
from domain.due_diligence.state import Examined
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Command
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.meetings.separation import separated
from domain.people.policies import UnknownPerson

OnACheck = RecordCheck | WaiveCheck
Continuing = OnACheck | CompleteDueDiligence


class DueDiligenceNotOpened(Refused):
    """Due diligence on this version of the case has not begun."""

    code = "due-diligence-not-opened"


class DueDiligenceAlreadyCompleted(Refused):
    """Due diligence on this version of the case is complete."""

    code = "due-diligence-already-completed"


class UnknownCheck(Refused):
    """This check is not on the checklist."""

    code = "unknown-check"


class DueDiligenceIncomplete(Refused):
    """Checks are still to be made, or failed."""

    code = "due-diligence-incomplete"
    bends = True


def the_diligence(command: Continuing, known: Examined) -> Diligence:
    """The due diligence asked about; only after the rule that it has begun."""
    return known.diligences.by_version[command.case, command.version]


def charter_of(board: BoardId, command: Command, known: Examined) -> Charter | None:
    """The charter of a board in force on the day of the act."""
    adopted = known.boards.charters.in_force_on(board, day_of(command.asked.occurred_at))
    return adopted.charter if adopted else None


def who(command: Continuing) -> tuple[PersonId, str]:
    """Who acts, and where the request says so."""
    match command:
        case RecordCheck():
            return command.checked_by, "/checkedBy"
        case WaiveCheck():
            return command.waived_by, "/waivedBy"
        case CompleteDueDiligence():
            return command.completed_by, "/completedBy"


def the_board_is_known(command: OpenDueDiligence, known: Examined) -> Refused | None:
    """NHS Waltham Forest, 2009: a board exercises due diligence."""
    return None if command.board in known.boards.boards else UnknownBoard(pointer="/board", board=command.board)


def due_diligence_has_begun(command: Continuing, known: Examined) -> Refused | None:
    """Checks are made on the version that the board will decide."""
    begun = known.diligences.of(command.case, command.version)
    return None if begun else DueDiligenceNotOpened(pointer="/version")


def due_diligence_is_not_complete(command: Continuing, known: Examined) -> Refused | None:
    """What was examined is decided; what changes is examined as a new version."""
    completed = the_diligence(command, known).completed_at
    return DueDiligenceAlreadyCompleted(pointer="/version", evidence=[completed]) if completed else None


def the_check_is_on_the_checklist(command: OnACheck, known: Examined) -> Refused | None:
    """The charter names the checks; nobody adds or drops one on the way."""
    diligence = the_diligence(command, known)
    if command.check in diligence.checklist:
        return None
    return UnknownCheck(pointer="/check", evidence=[diligence.opened_at], checklist=list(diligence.checklist))


def who_examines_is_registered(command: Continuing, known: Examined) -> Refused | None:
    """PSR regulation 24: the identity of the individuals making decisions is on record."""
    person, pointer = who(command)
    return None if person in known.boards.people else UnknownPerson(pointer=pointer, person=person)


def nobody_examines_what_they_brought(command: Continuing, known: Examined) -> Refused | None:
    """NHS Waltham Forest, 2009: those who propose and those who exercise due diligence are separate."""
    person, pointer = who(command)
    diligence = the_diligence(command, known)
    charter = charter_of(diligence.board, command, known)
    if charter is None:
        return None
    return separated(person, command.case, diligence.board, charter.separation, known.background, pointer)


def a_member_of_the_board_waives(command: WaiveCheck, known: Examined) -> Refused | None:
    """A check is waived by somebody with the authority to do so: a member of the board that examines."""
    board, day = the_diligence(command, known).board, day_of(command.asked.occurred_at)
    terms = known.boards.seats.terms_of(command.waived_by)
    sits = any(term.board == board and term.period.holds_on(day).possible for term in terms)
    return None if sits else NotAMemberOfTheBoard(pointer="/waivedBy")


def there_is_a_reason_to_waive(command: WaiveCheck, known: Examined) -> Refused | None:
    """A check that was waived without a reason was not waived, it was left out."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


def every_check_is_settled(command: CompleteDueDiligence, known: Examined) -> Refused | None:
    """No final approval unless all required checks are passed, waived or not applicable."""
    diligence = the_diligence(command, known)
    if not diligence.unsettled:
        return None
    return DueDiligenceIncomplete(
        f"Still to be settled: {', '.join(diligence.unsettled)}.",
        pointer="/version",
        evidence=diligence.positions,
        unsettled=list(diligence.unsettled),
        failed=list(diligence.failed),
    )


CONTINUING = (due_diligence_has_begun, due_diligence_is_not_complete)
RECORDING = (
    *CONTINUING,
    the_check_is_on_the_checklist,
    who_examines_is_registered,
    nobody_examines_what_they_brought,
)
WAIVING = (*RECORDING, a_member_of_the_board_waives, there_is_a_reason_to_waive)
COMPLETING = (*CONTINUING, who_examines_is_registered, nobody_examines_what_they_brought, every_check_is_settled)
