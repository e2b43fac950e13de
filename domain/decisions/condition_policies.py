"""The rules for the conditions of an approval: met, let go, or not met."""

from domain.decisions.condition_commands import DischargeCondition, OnCondition, WaiveCondition
from domain.decisions.kept import ConditionState, Kept
from domain.decisions.sequel_policies import STANDS, the_course
from domain.decisions.sequel_state import Afterwards
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class UnknownCondition(Refused):
    """The decision has no condition of this number."""

    code = "unknown-condition"


class ConditionAlreadySettled(Refused):
    """What became of this condition is on record."""

    code = "condition-already-settled"


class EvidenceMissing(Refused):
    """A condition is met by evidence, named by its digest."""

    code = "evidence-missing"


def the_condition(command: OnCondition, known: Afterwards) -> Kept:
    """The condition asked about; only after the rule that it is known."""
    return the_course(command, known).conditions[command.condition - 1]


def the_condition_is_known(command: OnCondition, known: Afterwards) -> Refused | None:
    """A condition is one of those with which the decision was taken."""
    found = the_course(command, known).condition(command.condition)
    return None if found else UnknownCondition(pointer="/condition")


def a_condition_is_settled_once(command: OnCondition, known: Afterwards) -> Refused | None:
    """Whether a condition was met is answered once, and corrected by a correction."""
    kept = the_condition(command, known)
    if kept.state is ConditionState.OPEN:
        return None
    return ConditionAlreadySettled(pointer="/condition", evidence=[kept.position or 0], state=kept.state.value)


def a_condition_is_met_by_evidence(command: DischargeCondition, known: Afterwards) -> Refused | None:
    """PSR regulation 24: what a decision rests on is on record."""
    return None if command.evidence_digest.strip() else EvidenceMissing(pointer="/evidenceDigest")


def who_waives_is_registered(command: WaiveCondition, known: Afterwards) -> Refused | None:
    """Whoever lets a condition go answers for it."""
    return None if command.waived_by in known.boards.people else UnknownPerson(pointer="/waivedBy")


ON_CONDITION = (*STANDS, the_condition_is_known, a_condition_is_settled_once)
DISCHARGING = (*ON_CONDITION, a_condition_is_met_by_evidence)
WAIVING = (*ON_CONDITION, who_waives_is_registered)
