"""The rules of leaving the chair to somebody else while an item is under way."""

from domain.kernel.refusals import Refused
from domain.meetings.handing_commands import HandOverPresiding
from domain.meetings.handing_facts import PresidingHandedOver
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import AT_ITEM, the_item
from domain.meetings.presiding import (
    a_member_presides,
    nobody_presides_over_an_item_they_are_in_conflict_with,
    nobody_presides_over_an_item_they_are_kept_from,
    the_charter_lets_their_role_preside,
    who_presides_is_in_the_room,
)
from domain.meetings.state import Proceedings


class AlreadyPresiding(Refused):
    """This person presides over the item already."""

    code = "already-presiding"


class HandOverDuringAVote(Refused):
    """A motion has been put at this item and its vote is not closed; the chair is handed over before or after."""

    code = "hand-over-during-a-vote"
    bends = True


def the_chair_goes_to_somebody_else(command: HandOverPresiding, known: Proceedings) -> Refused | None:
    """Aberdeen IJB, 19 November 2019: the chair vacated the chair in favour of the vice chair."""
    item = the_item(command, known)
    if item.presiding != command.presiding:
        return None
    return AlreadyPresiding(pointer="/presiding", evidence=[at for at, _ in item.presided[-1:]])


def nobody_leaves_the_chair_during_a_vote(command: HandOverPresiding, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: a question is determined with one person presiding, whose vote may be another."""
    motions = known.sitting.motions
    still = [motions.by_id[motion].position for motion in known.sitting.votes_open(command.item)]
    return HandOverDuringAVote(pointer="/item", evidence=still) if still else None


def handed_over(it: HandOverPresiding, known: Proceedings) -> PresidingHandedOver:
    """Somebody else presides from then on."""
    return PresidingHandedOver(meeting=it.meeting, item=it.item, presiding=it.presiding)


HANDING_OVER = (
    *AT_ITEM,
    the_chair_goes_to_somebody_else,
    a_member_presides,
    who_presides_is_in_the_room,
    the_charter_lets_their_role_preside,
    nobody_presides_over_an_item_they_are_kept_from,
    nobody_presides_over_an_item_they_are_in_conflict_with,
    nobody_leaves_the_chair_during_a_vote,
    the_meeting_moves_forward,
)
