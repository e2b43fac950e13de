"""The rules of beginning due diligence."""

from domain.boards.charter import Charter
from domain.cases.policies import CaseNotSubmitted, NotTheVersionSubmitted, UnknownCase
from domain.due_diligence.commands import OpenDueDiligence
from domain.due_diligence.policies import charter_of, the_board_is_known
from domain.due_diligence.state import Examined
from domain.kernel.refusals import Refused
from domain.meetings.agenda import NoCharterInForce, NoOpenProposal
from domain.proposals.policies import comes_by_proposal


class DueDiligenceAlreadyOpened(Refused):
    """Due diligence on this version of the case has already begun."""

    code = "due-diligence-already-opened"


class NothingToCheck(Refused):
    """The charter of this board names no checks."""

    code = "nothing-to-check"


def a_version_is_examined_once(command: OpenDueDiligence, known: Examined) -> Refused | None:
    """What changes is examined as a new version."""
    begun = known.diligences.of(command.case, command.version)
    return DueDiligenceAlreadyOpened(pointer="/version", evidence=[begun.opened_at]) if begun else None


def the_charter_names_checks(command: OpenDueDiligence, known: Examined) -> Refused | None:
    """The checklist is the charter's; whoever examines adds to it, and leaves nothing out."""
    charter = charter_of(command.board, command, known)
    if charter is None:
        return NoCharterInForce(pointer="/board")
    return None if checklist(charter, command.further_checks) else NothingToCheck(pointer="/board")


def the_version_examined_stands_submitted(command: OpenDueDiligence, known: Examined) -> Refused | None:
    """A decision binds to a version of the case, and so does what was checked before it."""
    file = known.background.files.get(command.case)
    if file is None:
        return UnknownCase(pointer="/case")
    version = file.submitted
    if version is None:
        return CaseNotSubmitted(pointer="/case")
    if version.number == command.version:
        return None
    return NotTheVersionSubmitted(pointer="/version", evidence=[version.submitted_at], submitted=version.number)


def a_case_is_examined_where_it_was_proposed(command: OpenDueDiligence, known: Examined) -> Refused | None:
    """NHS Waltham Forest, 2009: one board proposes, the other exercises due diligence."""
    kind, charter = known.boards.boards[command.board].kind, charter_of(command.board, command, known)
    if charter is None or not comes_by_proposal(kind, charter):
        return None
    lying = known.background.proposals.open_to(command.board, command.case, command.version)
    return None if lying else NoOpenProposal(pointer="/case")


def checklist(charter: Charter | None, further: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The checks to make, each once: those of the charter in its order, then what is checked beside them."""
    return tuple(dict.fromkeys((*(charter.remit.checks if charter else ()), *further)))


OPENING = (
    the_board_is_known,
    the_charter_names_checks,
    a_version_is_examined_once,
    the_version_examined_stands_submitted,
    a_case_is_examined_where_it_was_proposed,
)
