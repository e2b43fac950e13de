"""The rules before a motion is judged, in the order of the book."""

from collections.abc import Sequence

from domain.boards.remit import DecisionType
from domain.decisions.commands import Asking, TakeChairsAction, TakeDecision
from domain.decisions.course import Course
from domain.decisions.reopening import REOPENING
from domain.decisions.state import Deliberation
from domain.kernel.refusals import Refused
from domain.meetings.agenda import NoCharterInForce, OutsideRemit
from domain.meetings.ballots import Motion
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import charter_of, the_item, the_item_is_known, the_meeting_is_known, the_motion_is_known


class DecisionAlreadyTaken(Refused):
    """A decision is already on record under this id."""

    code = "decision-already-taken"


class MotionAlreadyDecided(Refused):
    """The motion has been decided."""

    code = "motion-already-decided"


class CaseAlreadyDecided(Refused):
    """The case has been decided, in this version or by approving another; a motion may name that decision."""

    code = "case-already-decided"
    bends = True


def a_charter_is_in_force_on_the_day(command: Asking, known: Deliberation) -> Refused | None:
    """Standing orders are those in force on the day of the meeting, not those of today."""
    return None if charter_of(known.proceedings) else NoCharterInForce(pointer="/meeting")


def a_decision_is_recorded_once(command: Asking, known: Deliberation) -> Refused | None:
    """RFC 9562, section 6: an id names one decision."""
    if not isinstance(command, TakeDecision):
        return None
    taken = [one.position for one in known.courses.values() if one.decision == command.decision]
    return DecisionAlreadyTaken(pointer="/decision", evidence=taken) if taken else None


def a_motion_is_decided_once(command: Asking, known: Deliberation) -> Refused | None:
    """A question that has been answered is put again as a new motion, never answered again."""
    taken = [one for one in known.courses.values() if one.motion == command.motion]
    if not taken:
        return None
    return MotionAlreadyDecided(pointer="/motion", evidence=[taken[0].position], decision=taken[0].decision)


def a_decision_follows_the_vote(command: Asking, known: Deliberation) -> Refused | None:
    """A decision is taken when the vote is closed; while it is open, after everything that happened in the meeting."""
    closed, latest = known.closings.get(command.motion), known.proceedings.sitting.latest
    earlier = closed or (latest.at if latest else None)
    if earlier is None or command.asked.occurred_at >= earlier:
        return None
    return BeforeThePreviousFact(pointer="/occurredAt", previous=earlier.isoformat())


def a_board_decides_within_its_remit(command: Asking, known: Deliberation) -> Refused | None:
    """NHS Waltham Forest, 2009: the development board proposes and cannot give final approval. Any board may note."""
    adopted, purpose = charter_of(known.proceedings), the_item(command, known.proceedings).purpose
    if adopted is None or purpose is DecisionType.NOTING or purpose in adopted.charter.remit.decides:
        return None
    return OutsideRemit(pointer="/motion", evidence=[adopted.position], purpose=purpose.value)


def what_is_finally_decided_is_not_decided_again(
    command: Asking | TakeChairsAction, known: Deliberation
) -> Refused | None:
    """A decision binds to a version; who wants another brings a new version, or names the decision it replaces."""
    item, motion = the_item(command, known.proceedings), known.proceedings.sitting.motions.by_id.get(command.motion)
    if item.case is None or item.purpose is DecisionType.NOTING:
        return None
    final = [one for one in known.decided(item.case, item.version) if one.is_final]
    if not final or _names(motion, final, known):
        return None
    return CaseAlreadyDecided(pointer="/item", evidence=[final[0].position], decision=final[0].decision)


def _names(motion: Motion | None, final: Sequence[Course], known: Deliberation) -> bool:
    """Whether the motion names it, or ratifies what names it."""
    earlier = known.courses.get(motion.earlier) if motion and motion.earlier else None
    named = {earlier.decision, earlier.earlier} if earlier else set()
    return not named.isdisjoint(one.decision for one in final)


KNOWN = (the_meeting_is_known, the_item_is_known, the_motion_is_known)
READY = (
    a_charter_is_in_force_on_the_day,
    a_decision_is_recorded_once,
    a_motion_is_decided_once,
    a_decision_follows_the_vote,
    a_board_decides_within_its_remit,
    *REOPENING,
    what_is_finally_decided_is_not_decided_again,
)
