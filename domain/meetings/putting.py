"""The rules of putting a motion."""

from collections.abc import Mapping

from domain.boards.remit import DecisionType
from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.meetings.commands import PutMotion
from domain.meetings.conflicts import kept_from
from domain.meetings.entitlement import a_voting_member, present
from domain.meetings.motions import Direction
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import AT_ITEM, the_item
from domain.meetings.state import Proceedings

FITS: Mapping[DecisionType, frozenset[Direction]] = {
    DecisionType.RECOMMENDATION: frozenset({Direction.RECOMMEND, Direction.NOT_RECOMMEND, Direction.DEFER}),
    DecisionType.FINAL_APPROVAL: frozenset(
        {Direction.APPROVE, Direction.APPROVE_WITH_CONDITIONS, Direction.REJECT, Direction.DEFER}
    ),
    DecisionType.DEFERRAL: frozenset({Direction.DEFER}),
    DecisionType.NOTING: frozenset({Direction.NOTE}),
    DecisionType.APPOINTMENT: frozenset({Direction.APPROVE, Direction.REJECT, Direction.DEFER}),
}


class MotionAlreadyOnRecord(Refused):
    """A motion is already on record under this id."""

    code = "motion-already-put"


class MotionDoesNotFit(Refused):
    """This is not what the item was placed on the agenda for."""

    code = "motion-does-not-fit"


class MotionWithoutText(Refused):
    """A motion is put in words."""

    code = "motion-without-text"


class ConditionsDoNotFit(Refused):
    """An approval with conditions has conditions, and nothing else has."""

    code = "conditions-do-not-fit"


class DeferralDoesNotFit(Refused):
    """Only a motion to defer says until when."""

    code = "deferral-does-not-fit"


class SecondedByTheMover(Refused):
    """Nobody seconds their own motion."""

    code = "seconded-by-the-mover"
    bends = True


def a_motion_is_put_once(command: PutMotion, known: Proceedings) -> Refused | None:
    """RFC 9562, section 6: an id names one motion."""
    put = known.taken.get(command.motion)
    return MotionAlreadyOnRecord(pointer="/motion", evidence=[put]) if put else None


def a_motion_fits_the_item(command: PutMotion, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: a meeting decides the business of which notice was given."""
    item = the_item(command, known)
    if command.direction in FITS[item.purpose]:
        return None
    return MotionDoesNotFit(pointer="/direction", evidence=[item.placed_at], purpose=item.purpose)


def a_motion_is_in_words(command: PutMotion, known: Proceedings) -> Refused | None:
    """A decision binds to the exact text that was put."""
    return None if command.text.strip() else MotionWithoutText(pointer="/text")


def conditions_belong_to_a_conditional_approval(command: PutMotion, known: Proceedings) -> Refused | None:
    """An approval with conditions says what they are, so that they can be discharged."""
    conditional = command.direction is Direction.APPROVE_WITH_CONDITIONS
    if conditional is not bool(command.conditions):
        return ConditionsDoNotFit(pointer="/conditions")
    empty = (at for at, one in enumerate(command.conditions) if not one.text.strip())
    return next((ConditionsDoNotFit(pointer=f"/conditions/{at}/text") for at in empty), None)


def only_a_deferral_says_until_when(command: PutMotion, known: Proceedings) -> Refused | None:
    """A deferral names the date or the event for which the board waits, where it knows it."""
    misplaced = command.deferred_until is not None and command.direction is not Direction.DEFER
    return DeferralDoesNotFit(pointer="/deferredUntil") if misplaced else None


def nobody_seconds_their_own_motion(command: PutMotion, known: Proceedings) -> Refused | None:
    """Standing orders: a motion has the support of a second member."""
    alone = command.mover is not None and command.mover == command.seconder
    return SecondedByTheMover(pointer="/seconder") if alone else None


def a_member_entitled_to_vote_moves(command: PutMotion, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: whoever may not take part in the decision does not move it either."""
    return _not_entitled(command.mover, "/mover", command, known)


def a_member_entitled_to_vote_seconds(command: PutMotion, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: whoever may not take part in the decision does not second it either."""
    return _not_entitled(command.seconder, "/seconder", command, known)


def _not_entitled(person: PersonId | None, pointer: str, command: PutMotion, known: Proceedings) -> Refused | None:
    if person is None:
        return None
    return (
        a_voting_member(person, known, pointer)
        or present(person, command, known, pointer)
        or kept_from(the_item(command, known), person, known, pointer)
    )


PUTTING = (
    *AT_ITEM,
    a_motion_is_put_once,
    a_motion_fits_the_item,
    a_motion_is_in_words,
    conditions_belong_to_a_conditional_approval,
    only_a_deferral_says_until_when,
    nobody_seconds_their_own_motion,
    a_member_entitled_to_vote_moves,
    a_member_entitled_to_vote_seconds,
    the_meeting_moves_forward,
)
