"""The fact that follows where the rules let a decision be held up, released or lose its force."""

from domain.decisions import events as happened
from domain.decisions.sequel_commands import (
    BeginStandstill,
    LapseDecision,
    LiftSuspension,
    SetDecisionAside,
    SuspendDecision,
)
from domain.decisions.sequel_policies import the_course
from domain.decisions.sequel_state import Afterwards
from domain.decisions.working_days import working_day_after
from domain.kernel.messages import Event

STANDSTILL_DAYS = 8


def standstill_begun(it: BeginStandstill, known: Afterwards) -> Event:
    """Nothing is signed for eight working days."""
    return happened.StandstillBegun(
        decision=it.decision,
        case=the_course(it, known).case,
        notice_published=it.notice_published,
        last_day=working_day_after(it.notice_published, STANDSTILL_DAYS),
    )


def suspended(it: SuspendDecision, known: Afterwards) -> Event:
    """It is held up."""
    return happened.DecisionSuspended(
        decision=it.decision,
        case=the_course(it, known).case,
        ground=it.ground,
        on=it.on,
        by_whom=it.by_whom,
        why=it.why,
    )


def lifted(it: LiftSuspension, known: Afterwards) -> Event:
    """It stands as it stood before."""
    course = the_course(it, known)
    return happened.SuspensionLifted(
        decision=it.decision,
        case=course.case,
        on=it.on,
        why=it.why,
        outcome=course.decides or course.outcome,
        status=course.status_before_suspension,
    )


def set_aside(it: SetDecisionAside, known: Afterwards) -> Event:
    """An authority over the board set it aside."""
    return happened.DecisionSetAside(
        decision=it.decision, case=the_course(it, known).case, on=it.on, by_whom=it.by_whom, why=it.why
    )


def lapsed(it: LapseDecision, known: Afterwards) -> Event:
    """It lost its force."""
    return happened.DecisionLapsed(decision=it.decision, case=the_course(it, known).case, on=it.on, why=it.why)
