"""The rules that hold for everything done in a meeting: it exists, it is open, the item and the motion are open."""

from domain.boards.charters import AdoptedCharter, Charters
from domain.kernel.once import once
from domain.kernel.refusals import Refused
from domain.meetings.addressed import AtItem, InMeeting, OnMotion
from domain.meetings.ballots import Motion
from domain.meetings.items import Item, ItemStatus
from domain.meetings.sitting import Called
from domain.meetings.state import Proceedings


class UnknownMeeting(Refused):
    """No meeting is on record under this id."""

    code = "unknown-meeting"


class MeetingNotOpen(Refused):
    """The meeting is not open."""

    code = "meeting-not-open"


class MeetingAlreadyClosed(Refused):
    """The meeting has ended."""

    code = "meeting-already-closed"


class UnknownItem(Refused):
    """This meeting has no item under this id."""

    code = "unknown-item"


class ItemNotOpen(Refused):
    """The meeting is not dealing with this item."""

    code = "item-not-open"


class ItemAlreadyEnded(Refused):
    """The meeting has finished with this item, or it was taken off the agenda."""

    code = "item-already-ended"


class UnknownMotion(Refused):
    """No motion was put at this item under this id."""

    code = "unknown-motion"


class VoteAlreadyClosed(Refused):
    """Voting on this motion is closed."""

    code = "vote-already-closed"


class ConflictOfInterest(Refused):
    """The person has an interest in the matter and may not take part in the decision."""

    code = "conflict-of-interest"
    bends = True


class ExcludedByRuling(Refused):
    """A ruling keeps the person from taking part in the decision."""

    code = "excluded-by-ruling"
    bends = True


def called(known: Proceedings) -> Called:
    """The meeting as called; only after the rule that it is known."""
    assert known.sitting.called is not None  # noqa: S101 - a rule before this one has refused otherwise
    return known.sitting.called


@once
def charter_of(known: Proceedings) -> AdoptedCharter | None:
    """The charter in force for the meeting's board on the day of the meeting."""
    meeting = called(known)
    return charters_at(known).in_force_on(meeting.board, meeting.day)


def charters_at(known: Proceedings) -> Charters:
    """The charters under which the meeting sits: once it is opened, none adopted later changes them."""
    opened, charters = known.sitting.opened, known.boards.charters
    return charters.adopted_before(opened.position) if opened else charters


def the_item(command: AtItem, known: Proceedings) -> Item:
    """The item asked about; only after the rule that it is known."""
    return known.sitting.items[command.item]


def the_motion(command: OnMotion, known: Proceedings) -> Motion:
    """The motion asked about; only after the rule that it is known."""
    return known.sitting.motions.by_id[command.motion]


def the_meeting_is_known(command: InMeeting, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: a meeting is called before anything is done in it."""
    return None if known.sitting.called else UnknownMeeting(pointer="/meeting")


def the_meeting_has_not_ended(command: InMeeting, known: Proceedings) -> Refused | None:
    """What comes after the end of a meeting belongs to another meeting."""
    ended = known.sitting.closed_at
    return MeetingAlreadyClosed(pointer="/meeting", evidence=[ended]) if ended else None


def the_meeting_is_open(command: InMeeting, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: business is done with somebody presiding."""
    return None if known.sitting.is_open else MeetingNotOpen(pointer="/meeting")


def the_item_is_known(command: AtItem, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: the notice specifies the business."""
    return None if command.item in known.sitting.items else UnknownItem(pointer="/item")


def the_item_has_not_ended(command: AtItem, known: Proceedings) -> Refused | None:
    """What a meeting has finished with is reopened at another meeting."""
    ended = the_item(command, known).ended_at
    return ItemAlreadyEnded(pointer="/item", evidence=[ended]) if ended else None


def the_item_is_open(command: AtItem, known: Proceedings) -> Refused | None:
    """Conflicts and quorum are judged for each item, so the record says when a meeting deals with it."""
    is_open = the_item(command, known).status is ItemStatus.OPEN
    return None if is_open else ItemNotOpen(pointer="/item")


def the_motion_is_known(command: OnMotion, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: a question is put before it is answered."""
    motion = known.sitting.motions.by_id.get(command.motion)
    return None if motion and motion.item == command.item else UnknownMotion(pointer="/motion")


def the_vote_is_open(command: OnMotion, known: Proceedings) -> Refused | None:
    """A question that has been answered is not answered again."""
    closed = known.sitting.motions.closed_at.get(command.motion)
    return VoteAlreadyClosed(pointer="/motion", evidence=[closed]) if closed else None


MEETING = (the_meeting_is_known, the_meeting_has_not_ended)
IN_SESSION = (*MEETING, the_meeting_is_open)
ITEM = (*MEETING, the_item_is_known, the_item_has_not_ended)
AT_ITEM = (*IN_SESSION, the_item_is_known, the_item_is_open)
ON_MOTION = (*AT_ITEM, the_motion_is_known, the_vote_is_open)
