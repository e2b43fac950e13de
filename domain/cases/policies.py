"""The rules of a business case on its way to a board, in the order of the book."""

from domain.cases.commands import (
    FlagDuplicate,
    LiftDuplicate,
    ReturnCase,
    ReviseCase,
    ScoreCase,
    SubmitCase,
    WithdrawCase,
)
from domain.cases.completeness import missing_from
from domain.cases.state import CaseFile, Cases, CaseStatus
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused

Explained = ReturnCase | WithdrawCase | FlagDuplicate | LiftDuplicate
OfACase = ReviseCase | SubmitCase | ScoreCase | Explained


class UnknownCase(Refused):
    """No case is on record under this id."""

    code = "unknown-case"


class CaseAlreadyWithdrawn(Refused):
    """The case has been withdrawn."""

    code = "case-already-withdrawn"


class CaseIsDuplicate(Refused):
    """The case is flagged as a duplicate of another, which stands in its place."""

    code = "case-is-duplicate"


class CaseAlreadySubmitted(Refused):
    """The case stands submitted; it is frozen until it is returned."""

    code = "case-already-submitted"


class CaseNotSubmitted(Refused):
    """The case does not stand submitted."""

    code = "case-not-submitted"


class NotTheVersionSubmitted(Refused):
    """Another version of the case stands submitted."""

    code = "not-the-version-submitted"


class CaseIncomplete(Refused):
    """The case does not yet say what a board must know."""

    code = "case-incomplete"
    bends = True


def the_file(command: OfACase, known: Cases) -> CaseFile:
    """The file of the case asked about; only after the rule that it exists."""
    return known.files[command.case]


def the_case_is_known(command: OfACase, known: Cases) -> Refused | None:
    """What is not on record cannot be acted on."""
    return None if command.case in known.files else UnknownCase(pointer="/case")


def a_withdrawn_case_rests(command: OfACase, known: Cases) -> Refused | None:
    """A case that was withdrawn comes back as a new one."""
    file = the_file(command, known)
    return CaseAlreadyWithdrawn(pointer="/case") if file.status is CaseStatus.WITHDRAWN else None


def a_duplicate_rests(command: OfACase, known: Cases) -> Refused | None:
    """Aberdeen City IJB, 11 June 2019, item 18: what repeats another case is not dealt with a second time."""
    flagged = the_file(command, known).duplicate
    return CaseIsDuplicate(pointer="/case", evidence=[flagged.flagged_at]) if flagged else None


def a_submitted_case_is_frozen(command: ReviseCase | SubmitCase, known: Cases) -> Refused | None:
    """A decision binds to the version of the case that was before the board."""
    version = the_file(command, known).submitted
    return CaseAlreadySubmitted(pointer="/case", evidence=[version.submitted_at]) if version else None


def the_case_stands_submitted(command: ReturnCase | ScoreCase, known: Cases) -> Refused | None:
    """Only what was submitted is returned or scored."""
    return None if the_file(command, known).submitted else CaseNotSubmitted(pointer="/case")


def a_case_is_complete_when_submitted(command: SubmitCase, known: Cases) -> Refused | None:
    """SI 2013/500 reg 9: provider and amounts are on record; NAO: options beside decommissioning are considered."""
    file = the_file(command, known)
    missing = missing_from(file.draft)
    if not missing:
        return None
    return CaseIncomplete(
        f"The case does not yet say: {', '.join(missing)}.",
        pointer="/case",
        evidence=[file.written_at],
        missing=missing,
    )


def there_is_a_reason(command: Explained, known: Cases) -> Refused | None:
    """PSR regulation 24: reasons are recorded."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


STANDING = (the_case_is_known, a_withdrawn_case_rests, a_duplicate_rests)
SUBMITTING = (*STANDING, a_submitted_case_is_frozen, a_case_is_complete_when_submitted)
RETURNING = (*STANDING, the_case_stands_submitted, there_is_a_reason)
WITHDRAWING = (*STANDING, there_is_a_reason)
