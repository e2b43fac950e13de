"""The rules for the notice that ends a service, and for its last day."""

from datetime import date

from domain.decisions.notice_commands import GiveTerminationNotice
from domain.decisions.sequel_commands import SequelCommand
from domain.decisions.sequel_policies import CARRIED_OUT, the_course
from domain.decisions.sequel_state import Afterwards
from domain.kernel.months import months_after
from domain.kernel.refusals import Refused

LEAST_NOTICE_MONTHS = 3


class NoticeTooShort(Refused):
    """The notice is shorter than the contract or the guidance asks, and does not say why."""

    code = "notice-too-short"
    bends = True


class NoticeAlreadyGiven(Refused):
    """Notice has been given."""

    code = "notice-already-given"


class NoNoticeGiven(Refused):
    """No notice is on record that the service ends."""

    code = "no-notice-given"
    bends = True


def notice_due(given: date, months: int) -> date:
    """The earliest last day for which notice given on a day is in time: of so many months, and never under three."""
    return months_after(given, max(months, LEAST_NOTICE_MONTHS))


def notice_is_given_once(command: GiveTerminationNotice, known: Afterwards) -> Refused | None:
    """A notice names one last day; another notice is another decision."""
    return NoticeAlreadyGiven(pointer="/decision") if the_course(command, known).notice else None


def notice_is_long_enough_or_says_why_not(command: GiveTerminationNotice, known: Afterwards) -> Refused | None:
    """NAO, Decommissioning: a guide (2011): at least three months, longer where the contract says so."""
    if (command.exception or "").strip():
        return None
    months, due = max(command.notice_months, LEAST_NOTICE_MONTHS), notice_due(command.given, command.notice_months)
    if command.last_service_day >= due:
        return None
    return NoticeTooShort(pointer="/lastServiceDay", months=months, earliest=due.isoformat())


def a_service_ends_after_notice(command: SequelCommand, known: Afterwards) -> Refused | None:
    """NAO, Decommissioning: a guide (2011): providers and users are told before a service ends."""
    course = the_course(command, known)
    return None if course.notice else NoNoticeGiven(pointer="/decision", evidence=[course.position])


NOTIFYING = (*CARRIED_OUT, notice_is_given_once, notice_is_long_enough_or_says_why_not)
ENDING = (*CARRIED_OUT, a_service_ends_after_notice)
