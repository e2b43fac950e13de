"""The fact that follows where the rules let a condition be settled."""

from domain.decisions import events as happened
from domain.decisions.condition_commands import DischargeCondition, FailCondition, WaiveCondition
from domain.decisions.sequel_policies import the_course
from domain.decisions.sequel_state import Afterwards
from domain.kernel.messages import Event


def discharged(it: DischargeCondition, known: Afterwards) -> Event:
    """A condition was met."""
    course = the_course(it, known)
    return happened.ConditionDischarged(
        decision=it.decision,
        case=course.case,
        condition=it.condition,
        on=it.on,
        evidence_digest=it.evidence_digest,
        note=it.note,
        left=course.open_conditions - 1,
    )


def waived(it: WaiveCondition, known: Afterwards) -> Event:
    """A condition was let go."""
    course = the_course(it, known)
    return happened.ConditionWaived(
        decision=it.decision,
        case=course.case,
        condition=it.condition,
        on=it.on,
        waived_by=it.waived_by,
        evidence_digest=it.evidence_digest,
        why=it.why,
        left=course.open_conditions - 1,
    )


def failed(it: FailCondition, known: Afterwards) -> Event:
    """A condition was not met, and the approval fell."""
    return happened.ConditionFailed(
        decision=it.decision,
        case=the_course(it, known).case,
        condition=it.condition,
        on=it.on,
        evidence_digest=it.evidence_digest,
        why=it.why,
    )
