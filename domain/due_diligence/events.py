"""What happens in due diligence on a case."""

from enum import Enum

from domain.kernel.ids import BoardId, CaseId, PersonId
from domain.kernel.messages import Event, FreeText, PublicText, event


class CheckStatus(Enum):
    """How a check came out."""

    IN_PROGRESS = "IN_PROGRESS"
    PASSED = "PASSED"
    PASSED_WITH_CONCERNS = "PASSED_WITH_CONCERNS"
    FAILED = "FAILED"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@event("due_diligence.DueDiligenceOpened", version=1)
class DueDiligenceOpened(Event):
    """A board began its due diligence on a version of a case."""

    case: CaseId
    version: int
    board: BoardId
    checks: tuple[PublicText, ...]


@event("due_diligence.CheckRecorded", version=1)
class CheckRecorded(Event):
    """The state or result of one check was recorded."""

    case: CaseId
    version: int
    check: PublicText
    status: CheckStatus
    checked_by: PersonId
    evidence_digest: PublicText | None
    note: FreeText | None


@event("due_diligence.CheckWaived", version=1)
class CheckWaived(Event):
    """A check was dispensed with, for a reason, by somebody with the authority to do so."""

    case: CaseId
    version: int
    check: PublicText
    waived_by: PersonId
    why: FreeText


@event("due_diligence.DueDiligenceCompleted", version=1)
class DueDiligenceCompleted(Event):
    """Every required check is passed, not applicable or waived."""

    case: CaseId
    version: int
    board: BoardId
    completed_by: PersonId
