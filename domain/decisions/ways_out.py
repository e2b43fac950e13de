"""The rules for the ways out of a lost quorum that are no decision: to another meeting, or up to another board."""

from domain.boards.policies import UnknownBoard
from domain.boards.remit import DecisionType
from domain.decisions.course import OPEN_ENDED
from domain.decisions.sequel_policies import KNOWN, the_course
from domain.decisions.sequel_state import Afterwards
from domain.decisions.way_out_commands import CarryItemOver, ReferDecisionUp
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.meetings.agenda import OutsideRemit
from domain.meetings.policies import UnknownMeeting

WayOut = CarryItemOver | ReferDecisionUp


class QuestionAnswered(Refused):
    """The board answered the question; only what found no quorum or no majority is taken elsewhere."""

    code = "question-answered"


class NotALaterMeetingOfTheBoard(Refused):
    """The question goes over to a later meeting of the same board."""

    code = "not-a-later-meeting-of-the-board"


class ReferredToItself(Refused):
    """A board refers a question to another board."""

    code = "referred-to-itself"


def only_what_was_not_answered_is_taken_elsewhere(command: WayOut, known: Afterwards) -> Refused | None:
    """CCG statutory guidance 2017: where the quorum is lost to conflicts, others decide, or the board does later."""
    course = the_course(command, known)
    if course.status in OPEN_ENDED:
        return None
    return QuestionAnswered(pointer="/decision", evidence=[course.position], outcome=course.outcome.value)


def it_goes_over_to_a_later_meeting_of_the_board(command: CarryItemOver, known: Afterwards) -> Refused | None:
    """CCG statutory guidance 2017: an item is deferred to a meeting with enough members who are free to decide it."""
    called, course = known.meetings.get(command.meeting), the_course(command, known)
    if called is None:
        return UnknownMeeting(pointer="/meeting")
    later = called.board == course.board and day_of(called.starts_at) > course.decided
    return None if later else NotALaterMeetingOfTheBoard(pointer="/meeting", evidence=[course.position])


def it_is_referred_to_another_board_that_may_decide_it(command: ReferDecisionUp, known: Afterwards) -> Refused | None:
    """CCG statutory guidance 2017: a matter is referred to the governing body or a committee that is quorate for it."""
    if command.to_board not in known.boards.boards:
        return UnknownBoard(pointer="/toBoard")
    if command.to_board == the_course(command, known).board:
        return ReferredToItself(pointer="/toBoard")
    adopted = known.boards.charters.in_force_on(command.to_board, command.on)
    if adopted is not None and DecisionType.FINAL_APPROVAL in adopted.charter.remit.decides:
        return None
    return OutsideRemit(pointer="/toBoard", evidence=[adopted.position] if adopted else [])


CARRYING_OVER = (
    *KNOWN,
    only_what_was_not_answered_is_taken_elsewhere,
    it_goes_over_to_a_later_meeting_of_the_board,
)
REFERRING_UP = (
    *KNOWN,
    only_what_was_not_answered_is_taken_elsewhere,
    it_is_referred_to_another_board_that_may_decide_it,
)
