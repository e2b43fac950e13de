"""The rules of approving an erasure, in the order of the book, and of what a disposal must still keep."""

from domain.kernel.refusals import Refused
from domain.privacy.commands import ApproveErasure
from domain.privacy.disposal_policies import StillKept
from domain.privacy.policies import (
    an_erasure_is_settled_once,
    nobody_approves_their_own_erasure,
    somebody_else_approves_it,
    the_erasure,
    the_erasure_was_asked_for,
    there_are_words_to_erase,
    what_is_held_is_not_erased,
)
from domain.privacy.state import Privacy


def what_is_disposed_of_is_still_over(command: ApproveErasure, known: Privacy) -> Refused | None:
    """NHS Records Management Code of Practice, 2021, section 5: what goes on again is appraised again, and kept."""
    erasure = the_erasure(command, known)
    if erasure.disposal is None:
        return None
    due = known.kept.due_positions(erasure.disposal.retention_class, erasure.disposal.as_at)
    kept = [position for position in known.there(None, erasure.asked.positions) if position not in due]
    return StillKept(evidence=kept) if kept else None


APPROVING = (
    the_erasure_was_asked_for,
    an_erasure_is_settled_once,
    somebody_else_approves_it,
    nobody_approves_their_own_erasure,
    there_are_words_to_erase,
    what_is_held_is_not_erased,
    what_is_disposed_of_is_still_over,
)
