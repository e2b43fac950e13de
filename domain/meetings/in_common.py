"""Meetings held in common: boards that sit together each have a meeting, a quorum and decisions of their own."""

from domain.kernel.refusals import Refused
from domain.meetings.common_commands import NameCommonMeeting
from domain.meetings.common_facts import CommonMeetingNamed
from domain.meetings.policies import the_meeting_is_known
from domain.meetings.state import Proceedings


class InCommonWithItself(Refused):
    """A meeting is held in common with another one."""

    code = "in-common-with-itself"


class AlreadyInCommon(Refused):
    """The two are on record as held in common."""

    code = "already-in-common"


def a_meeting_in_common_is_another_one(command: NameCommonMeeting, known: Proceedings) -> Refused | None:
    """NHS England, committees in common: as many meetings as bodies, at one time and place."""
    return InCommonWithItself(pointer="/meeting") if command.other == command.meeting else None


def a_meeting_in_common_is_named_once(command: NameCommonMeeting, known: Proceedings) -> Refused | None:
    """Said once, it is on record."""
    at = known.sitting.in_common.get(command.other)
    return AlreadyInCommon(pointer="/meeting", evidence=[at]) if at else None


def named(it: NameCommonMeeting, known: Proceedings) -> CommonMeetingNamed:
    """The other meeting was named."""
    return CommonMeetingNamed(meeting=it.meeting, of_body=it.of_body, other=it.other)


NAMING = (the_meeting_is_known, a_meeting_in_common_is_another_one, a_meeting_in_common_is_named_once)
