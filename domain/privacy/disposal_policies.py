"""The rules of disposing of words, in the order of the book: only when their time is over, and nothing that is held."""

from domain.kernel.london import day_of
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.privacy.disposal_commands import AskDisposal
from domain.privacy.disposal_state import Disposing
from domain.privacy.policies import ErasureAlreadyAsked, NothingToErase, UnderLegalHold


class DisposedInAdvance(Refused):
    """What is disposed of was over by a day that has come."""

    code = "disposed-in-advance"


class StillKept(Refused):
    """The time for which this must be kept is not over, or it does not belong to the class."""

    code = "still-kept"


def a_disposal_is_asked_for_once(command: AskDisposal, known: Disposing) -> Refused | None:
    """RFC 9562, section 6: an id names one erasure."""
    asked = known.erasures.get(command.erasure)
    return ErasureAlreadyAsked(pointer="/erasure", evidence=[asked]) if asked else None


def there_is_a_reason(command: AskDisposal, known: Disposing) -> Refused | None:
    """NHS Records Management Code of Practice, 2021, section 5: a decision to destroy is reasoned and on record."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def nothing_is_disposed_of_in_advance(command: AskDisposal, known: Disposing) -> Refused | None:
    """NHS Records Management Code of Practice, 2021: the period is the minimum for which a record is kept."""
    return None if command.as_at <= day_of(command.asked.at) else DisposedInAdvance(pointer="/asAt")


def there_is_something_to_dispose_of(command: AskDisposal, known: Disposing) -> Refused | None:
    """UK GDPR art. 5(1)(e): what is kept longer than needed goes; where nothing is, nothing goes."""
    return None if command.positions else NothingToErase(pointer="/retentionClass")


def only_what_was_kept_long_enough_goes(command: AskDisposal, known: Disposing) -> Refused | None:
    """NHS Records Management Code of Practice, 2021: what has not reached the end of its period is kept."""
    due = known.due_positions(command.retention_class, command.as_at)
    kept = [position for position in command.positions if position not in due]
    return StillKept(pointer="/asAt", evidence=kept) if kept else None


def what_is_held_is_not_disposed_of(command: AskDisposal, known: Disposing) -> Refused | None:
    """NHS Records Management Code of Practice: records under inquiry or litigation are not destroyed."""
    things = known.due(command.retention_class, command.as_at)
    asked = [one for one in things if not set(one.positions).isdisjoint(command.positions)]
    holds = dict.fromkeys(hold for one in asked for hold in known.holds_on(one))
    return UnderLegalHold(holds=tuple(holds)) if holds else None


DISPOSING = (
    a_disposal_is_asked_for_once,
    there_is_a_reason,
    nothing_is_disposed_of_in_advance,
    there_is_something_to_dispose_of,
    only_what_was_kept_long_enough_goes,
    what_is_held_is_not_disposed_of,
)
