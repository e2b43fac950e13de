"""The rules of calling a meeting and giving notice of it."""

from domain.boards.policies import UnknownBoard
from domain.kernel.deciders import NotYetHappened
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.meetings.agenda import NoCharterInForce
from domain.meetings.commands import CallMeeting, GiveNotice
from domain.meetings.policies import MEETING, called
from domain.meetings.state import Proceedings


class MeetingAlreadyCalled(Refused):
    """A meeting is already on record under this id."""

    code = "meeting-already-called"


class NoticeAfterTheMeeting(Refused):
    """Notice is given before a meeting, not after it."""

    code = "notice-after-the-meeting"
    bends = True


def a_meeting_is_called_once(command: CallMeeting, known: Proceedings) -> Refused | None:
    """RFC 9562, section 6: an id names one meeting."""
    meeting = known.sitting.called
    return MeetingAlreadyCalled(pointer="/meeting", evidence=[meeting.position]) if meeting else None


def the_board_is_established(command: CallMeeting, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 1: meetings are meetings of a board."""
    return None if command.board in known.boards.boards else UnknownBoard(pointer="/board")


def a_charter_is_in_force_on_the_day(command: CallMeeting, known: Proceedings) -> Refused | None:
    """Standing orders are those in force on the day of the meeting, not those of today."""
    adopted = known.boards.charters.in_force_on(command.board, day_of(command.starts_at))
    return None if adopted else NoCharterInForce(pointer="/startsAt")


def notice_is_given_before_the_meeting(command: GiveNotice, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: notice precedes the meeting by clear days; want of it does not undo the meeting."""
    return NoticeAfterTheMeeting(pointer="/given") if command.given > called(known).day else None


def notice_is_recorded_after_it_was_given(command: GiveNotice, known: Proceedings) -> Refused | None:
    """Nothing is recorded before it has happened."""
    given_later = command.given > day_of(command.asked.occurred_at)
    return NotYetHappened(pointer="/given") if given_later else None


CALLING = (a_meeting_is_called_once, the_board_is_established, a_charter_is_in_force_on_the_day)
GIVING_NOTICE = (*MEETING, notice_is_given_before_the_meeting, notice_is_recorded_after_it_was_given)
