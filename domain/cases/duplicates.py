"""The rules for a case that is another one again, submitted twice or by two origins."""

from domain.cases.commands import FlagDuplicate, LiftDuplicate
from domain.cases.policies import STANDING, UnknownCase, the_case_is_known, the_file, there_is_a_reason
from domain.cases.state import Cases
from domain.kernel.refusals import Refused


class DuplicateOfItself(Refused):
    """A case is not a duplicate of itself."""

    code = "duplicate-of-itself"


class OriginalIsDuplicate(Refused):
    """The other case is flagged as a duplicate; name the case that stands."""

    code = "original-is-duplicate"


class CaseNotDuplicate(Refused):
    """The case is not flagged as a duplicate."""

    code = "case-not-duplicate"


def the_original_is_another_case_on_record(command: FlagDuplicate, known: Cases) -> Refused | None:
    """Aberdeen City IJB, 11 June 2019, item 18: a duplicate of item 16, which is named."""
    if command.of == command.case:
        return DuplicateOfItself(pointer="/of")
    return None if command.of in known.files else UnknownCase(pointer="/of")


def the_original_stands_itself(command: FlagDuplicate, known: Cases) -> Refused | None:
    """Two cases that were each flagged as the other's duplicate would both rest, and nothing would be decided."""
    flagged = known.files[command.of].duplicate
    return OriginalIsDuplicate(pointer="/of", evidence=[flagged.flagged_at]) if flagged else None


def the_case_is_a_duplicate(command: LiftDuplicate, known: Cases) -> Refused | None:
    """Only what was flagged is lifted."""
    return None if the_file(command, known).duplicate else CaseNotDuplicate(pointer="/case")


FLAGGING = (*STANDING, the_original_is_another_case_on_record, the_original_stands_itself, there_is_a_reason)
LIFTING = (the_case_is_known, the_case_is_a_duplicate, there_is_a_reason)
