"""What one may ask about the condition of an approval."""

from datetime import date

from domain.kernel.ids import DecisionId, PersonId
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value


@value
class DischargeCondition(Command):
    """Record that a condition was met."""

    decision: DecisionId
    condition: int
    on: date
    evidence_digest: PublicText
    note: FreeText | None


@value
class WaiveCondition(Command):
    """Record that a condition was let go."""

    decision: DecisionId
    condition: int
    on: date
    waived_by: PersonId
    evidence_digest: PublicText | None
    why: FreeText


@value
class FailCondition(Command):
    """Record that a condition was not met, and that the approval fell with it."""

    decision: DecisionId
    condition: int
    on: date
    evidence_digest: PublicText | None
    why: FreeText


OnCondition = DischargeCondition | WaiveCondition | FailCondition
