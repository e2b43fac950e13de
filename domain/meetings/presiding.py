"""The rules of opening and closing a meeting and its items, and of who presides."""

from collections.abc import Iterator

from domain.boards.ladder import LADDER
from domain.kernel.codec import write
from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.meetings.commands import CloseItem, CloseMeeting, CloseVote, OpenItem, OpenMeeting, PutMotion
from domain.meetings.conflicts import excluded_by_ruling, in_conflict
from domain.meetings.handing_commands import HandOverPresiding
from domain.meetings.items import Item, ItemStatus
from domain.meetings.membership import roster, seats_held
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import (
    AT_ITEM,
    IN_SESSION,
    MEETING,
    ON_MOTION,
    charter_of,
    the_item,
    the_item_has_not_ended,
    the_item_is_known,
    the_motion,
)
from domain.meetings.presiding_order import never_presides, next_to_preside
from domain.meetings.state import Proceedings
from domain.meetings.written_ballots import a_ballot_in_writing_runs_until_it_closes

TakingTheChair = OpenItem | HandOverPresiding
Presided = OpenMeeting | TakingTheChair


class MeetingAlreadyOpen(Refused):
    """The meeting has already been opened."""

    code = "meeting-already-open"


class NotAMemberOfTheBoard(Refused):
    """This person holds no seat on the board on the day of the meeting."""

    code = "not-a-member-of-the-board"
    bends = True


class ItemAlreadyOpen(Refused):
    """The meeting is already dealing with this item."""

    code = "item-already-open"


class PresidingRecused(Refused):
    """Whoever is kept from an item by a ruling does not preside over it."""

    code = "presiding-recused"
    bends = True


class RoleDoesNotPreside(Refused):
    """The charter keeps members of this role from presiding."""

    code = "role-does-not-preside"
    bends = True


class ChairInConflict(Refused):
    """Whoever opens a meeting, or closes a vote, is in conflict over an item; somebody else should preside over it."""

    code = "chair-in-conflict"
    bends = True


class VoteStillOpen(Refused):
    """A vote at this item has not been closed."""

    code = "vote-still-open"


class ItemStillOpen(Refused):
    """The meeting is still dealing with an item."""

    code = "item-still-open"


def a_meeting_is_opened_once(command: OpenMeeting, known: Proceedings) -> Refused | None:
    """A meeting has one beginning."""
    opened = known.sitting.opened
    return MeetingAlreadyOpen(pointer="/meeting", evidence=[opened.position]) if opened else None


def a_member_presides(command: Presided, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: the chairman, the vice-chairman, or a member chosen by those present; no deputy."""
    return None if seats_held(command.presiding, known) else NotAMemberOfTheBoard(pointer="/presiding")


def who_presides_is_in_the_room(command: TakingTheChair, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: a member who is present presides."""
    present = known.sitting.attendance.in_room(command.asked.occurred_at)
    return None if command.presiding in present else NotInTheRoom(pointer="/presiding")


def the_charter_lets_their_role_preside(command: Presided, known: Proceedings) -> Refused | None:
    """SI 1990/1331 Sch 2: a member chosen by those present presides, who is not an officer."""
    adopted = charter_of(known)
    held = seats_held(command.presiding, known)
    if adopted is None or not any(never_presides(row.seat, adopted.charter.conflicts) for row in held):
        return None
    return RoleDoesNotPreside(pointer="/presiding", evidence=[adopted.position])


def whoever_opens_the_meeting_knows_where_they_leave_the_chair(
    command: OpenMeeting, known: Proceedings
) -> Iterator[Refused]:
    """CCG statutory guidance 2017: the chair considers conflicts ahead of the meeting, their own among them."""
    for item in known.sitting.items.values():
        kept = item.status is ItemStatus.PLACED and _kept(item.concerning(None), command.presiding, known)
        if kept:
            yield ChairInConflict(pointer="/presiding", evidence=[item.placed_at, *kept.evidence]).as_warning()


def nobody_presides_over_an_item_they_are_kept_from(command: TakingTheChair, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: where the chair is conflicted, the vice chair or another member presides."""
    ruling = the_item(command, known).concerning(None).ruling_on(command.presiding)
    if ruling is None or LADDER[ruling.management].votes:
        return None
    refusal = PresidingRecused(pointer="/presiding", evidence=[ruling.position])
    refusal.facts |= _presides_instead(command, known)
    return refusal


def nobody_presides_over_an_item_they_are_in_conflict_with(
    command: TakingTheChair, known: Proceedings
) -> Refused | None:
    """CCG statutory guidance 2017: a chair with a conflict vacates the chair, whether or not anybody has ruled."""
    refusal = in_conflict(the_item(command, known).concerning(None), command.presiding, known, "/presiding")
    if refusal is not None:
        refusal.facts |= _presides_instead(command, known)
    return refusal


def a_chair_in_conflict_has_left_the_chair(command: PutMotion, known: Proceedings) -> Refused | None:
    """Birmingham CrossCity CCG: the general practitioners left, a lay member took the chair, and business went on."""
    item = the_item(command, known).concerning(None)
    return _kept(item, item.presiding, known) if item.presiding else None


def whoever_closes_a_vote_is_not_in_conflict_over_it(command: CloseVote, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: a conflicted chair does not lead; found, not refused: a vote under way must end."""
    item, motion = the_item(command, known).concerning(command.motion), the_motion(command, known)
    kept = _kept(item, item.presiding, known) if item.presiding else None
    if kept is None or max(kept.evidence, default=0) < motion.position:  # what was known before, the motion says
        return None
    return ChairInConflict(pointer="/motion", evidence=kept.evidence).as_warning()


def _presides_instead(command: TakingTheChair, known: Proceedings) -> dict[str, object]:
    """Who of those in the room presides instead, or who can show the way out."""
    adopted, item = charter_of(known), the_item(command, known).concerning(None)
    if adopted is None:
        return {}
    present = known.sitting.attendance.in_room(command.asked.occurred_at)
    members = {one for row in roster(known) for one in row.holders}
    kept = {one for one in members if one not in present or _kept(item, one, known)}
    return {"presides": write(next_to_preside(roster(known), kept, adopted.charter.conflicts), str)}


def _kept(item: Item, person: PersonId, known: Proceedings) -> Refused | None:
    """The ruling or the conflict, also one that the charter only warns of, that keeps somebody from an item."""
    return excluded_by_ruling(item, person, "/presiding") or in_conflict(item, person, known, "/presiding")


def an_item_is_opened_once(command: OpenItem, known: Proceedings) -> Refused | None:
    """An item is dealt with in one piece; what is left goes to another meeting."""
    item = the_item(command, known)
    if item.status is not ItemStatus.OPEN or item.opened_at is None:
        return None
    return ItemAlreadyOpen(pointer="/item", evidence=[item.opened_at])


def every_vote_is_closed_first(command: CloseItem, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: every question put is determined."""
    motions = known.sitting.motions
    still = [motions.by_id[motion].position for motion in known.sitting.votes_open(command.item)]
    return VoteStillOpen(pointer="/item", evidence=still) if still else None


def every_item_is_closed_first(command: CloseMeeting, known: Proceedings) -> Refused | None:
    """A meeting ends when its business is done, put off or taken off the agenda."""
    still = [item.opened_at or item.placed_at for item in known.sitting.items_open()]
    return ItemStillOpen(pointer="/meeting", evidence=still) if still else None


OPENING = (
    *MEETING,
    a_meeting_is_opened_once,
    a_member_presides,
    the_charter_lets_their_role_preside,
    whoever_opens_the_meeting_knows_where_they_leave_the_chair,
)
OPENING_ITEM = (
    *IN_SESSION,
    the_item_is_known,
    the_item_has_not_ended,
    an_item_is_opened_once,
    a_member_presides,
    who_presides_is_in_the_room,
    the_charter_lets_their_role_preside,
    nobody_presides_over_an_item_they_are_kept_from,
    nobody_presides_over_an_item_they_are_in_conflict_with,
    the_meeting_moves_forward,
)
CLOSING_VOTE = (
    *ON_MOTION,
    a_ballot_in_writing_runs_until_it_closes,
    whoever_closes_a_vote_is_not_in_conflict_over_it,
    the_meeting_moves_forward,
)
CLOSING_ITEM = (*AT_ITEM, every_vote_is_closed_first, the_meeting_moves_forward)
CLOSING = (*IN_SESSION, every_item_is_closed_first, the_meeting_moves_forward)
