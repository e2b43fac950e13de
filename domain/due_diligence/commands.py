"""What one may ask about due diligence."""

from domain.due_diligence.events import CheckStatus
from domain.kernel.ids import BoardId, CaseId, PersonId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value


@value
class OpenDueDiligence(Command):
    """Begin due diligence on a version of a case."""

    case: CaseId
    version: int
    board: BoardId
    further_checks: tuple[PublicText, ...] = ()  # beside those of the charter


@value
class RecordCheck(Command):
    """Record the state or result of a check."""

    case: CaseId
    version: int
    check: PublicText
    status: CheckStatus
    checked_by: PersonId
    evidence_digest: PublicText | None
    note: FreeText | None


@value
class WaiveCheck(Command):
    """Dispense with a check, for a reason."""

    case: CaseId
    version: int
    check: PublicText
    waived_by: PersonId
    why: FreeText


@value
class CompleteDueDiligence(Command):
    """Complete the due diligence on a version of a case."""

    case: CaseId
    version: int
    completed_by: PersonId
