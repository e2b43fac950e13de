"""The rules of minutes, in the order of the book."""

import re

from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.meetings.policies import MeetingNotOpen, UnknownItem, UnknownMeeting
from domain.minutes.commands import (
    ConfirmMinutes,
    CorrectMinutes,
    DeferMinutes,
    DraftMinutes,
    MinutesCommand,
    Resolving,
)
from domain.minutes.state import Minutes

SHA256 = re.compile(r"[0-9a-f]{64}")


class MinutesWithoutText(Refused):
    """Minutes, and every amendment of them, say something in words."""

    code = "minutes-without-text"


class InvalidDocumentHash(Refused):
    """The document is named by its SHA-256, 64 hexadecimal digits in small letters."""

    code = "invalid-document-hash"


class MinutesAlreadyConfirmed(Refused):
    """The minutes have been confirmed; what is wrong in them is corrected by a later meeting."""

    code = "minutes-already-confirmed"


class MinutesNotDrafted(Refused):
    """No minutes of this meeting are on record."""

    code = "minutes-not-drafted"


class MinutesNotConfirmed(Refused):
    """The minutes have not been confirmed; they are confirmed as amended, not corrected."""

    code = "minutes-not-confirmed"


class NotALaterMeeting(Refused):
    """Minutes come before a later meeting of the same board."""

    code = "not-a-later-meeting"


def the_meeting_minuted_was_held(command: MinutesCommand, known: Minutes) -> Refused | None:
    """SI 2000/89 Sch 2 para 5: the minutes of the proceedings of a meeting are drawn up."""
    held = known.meetings.get(command.meeting)
    if held is None:
        return UnknownMeeting(pointer="/meeting")
    return None if held.opened else MeetingNotOpen("The meeting was never opened.", pointer="/meeting")


def confirmed_minutes_are_not_drafted_or_confirmed_again(
    command: DraftMinutes | ConfirmMinutes | DeferMinutes, known: Minutes
) -> Refused | None:
    """Aberdeen IJB: changes are outlined in the subsequent minute, and this document is not altered."""
    minuted = known.minuted.get(command.meeting)
    if minuted is None or minuted.confirmed_at is None:
        return None
    return MinutesAlreadyConfirmed(pointer="/meeting", evidence=[minuted.confirmed_at])


def minutes_are_in_words(command: DraftMinutes, known: Minutes) -> Refused | None:
    """The source's text is kept as it stands."""
    return None if command.text.strip() else MinutesWithoutText(pointer="/text")


def the_document_is_named_by_its_hash(command: DraftMinutes, known: Minutes) -> Refused | None:
    """FIPS 180-4: whoever holds the document can show that it is this one."""
    return None if SHA256.fullmatch(command.document_hash) else InvalidDocumentHash(pointer="/documentHash")


def there_are_minutes(command: Resolving, known: Minutes) -> Refused | None:
    """What was not minuted is not confirmed."""
    return None if command.meeting in known.minuted else MinutesNotDrafted(pointer="/meeting")


def only_confirmed_minutes_are_corrected(command: CorrectMinutes, known: Minutes) -> Refused | None:
    """Until they are confirmed, minutes are drafted anew or confirmed as amended."""
    minuted = known.minuted[command.meeting]
    return None if minuted.confirmed_at else MinutesNotConfirmed(pointer="/meeting", evidence=[minuted.drafted_at])


def a_later_meeting_of_the_board_resolves_it(command: Resolving, known: Minutes) -> Refused | None:
    """SI 2000/89 Sch 2 para 5: minutes are submitted for agreement at the next meeting."""
    resolving, minuted = known.meetings.get(command.at_meeting), known.meetings[command.meeting]
    if resolving is None or not resolving.opened:
        return UnknownMeeting(pointer="/atMeeting")
    later = resolving.board == minuted.board and resolving.starts_at > minuted.starts_at
    return None if later else NotALaterMeeting(pointer="/atMeeting")


def it_is_resolved_at_an_item_of_that_meeting(command: Resolving, known: Minutes) -> Refused | None:
    """Whoever reads the minutes finds where they were confirmed."""
    return None if known.items.get(command.at_item) == command.at_meeting else UnknownItem(pointer="/atItem")


def amendments_say_what_changes(command: ConfirmMinutes | CorrectMinutes, known: Minutes) -> Refused | None:
    """Calderdale, 8 December 2011: confirmed subject to the insertion of words, which the record gives."""
    for at, one in enumerate(command.amendments):
        if not (one.was or "").strip() and not (one.becomes or "").strip():
            return MinutesWithoutText(pointer=f"/amendments/{at}")
    empty = isinstance(command, CorrectMinutes) and not command.amendments
    return MinutesWithoutText(pointer="/amendments") if empty else None


def there_is_a_reason(command: DeferMinutes | CorrectMinutes, known: Minutes) -> Refused | None:
    """PSR regulation 24: reasons are recorded."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


DRAFTING = (
    the_meeting_minuted_was_held,
    confirmed_minutes_are_not_drafted_or_confirmed_again,
    minutes_are_in_words,
    the_document_is_named_by_its_hash,
)
_AT_A_LATER_MEETING = (a_later_meeting_of_the_board_resolves_it, it_is_resolved_at_an_item_of_that_meeting)
CONFIRMING = (
    the_meeting_minuted_was_held,
    there_are_minutes,
    confirmed_minutes_are_not_drafted_or_confirmed_again,
    *_AT_A_LATER_MEETING,
    amendments_say_what_changes,
)
DEFERRING = (
    the_meeting_minuted_was_held,
    there_are_minutes,
    confirmed_minutes_are_not_drafted_or_confirmed_again,
    *_AT_A_LATER_MEETING,
    there_is_a_reason,
)
CORRECTING = (
    the_meeting_minuted_was_held,
    there_are_minutes,
    only_confirmed_minutes_are_corrected,
    *_AT_A_LATER_MEETING,
    amendments_say_what_changes,
    there_is_a_reason,
)
