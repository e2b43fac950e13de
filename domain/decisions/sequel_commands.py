"""What one may ask about a decision that was taken."""

from datetime import date

from domain.decisions.condition_commands import OnCondition
from domain.decisions.events import SuspensionGround
from domain.decisions.notice_commands import EndService, GiveTerminationNotice
from domain.decisions.way_out_commands import CarryItemOver, ConveneConflictsPanel, CoOptMembers, ReferDecisionUp
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value


@value
class BeginStandstill(Command):
    """Record that the notice of an intended award was published."""

    decision: DecisionId
    notice_published: date


@value
class SuspendDecision(Command):
    """Record that a decision is held up from outside."""

    decision: DecisionId
    ground: SuspensionGround
    on: date
    by_whom: FreeText
    why: FreeText


@value
class LiftSuspension(Command):
    """Record that a decision stands again."""

    decision: DecisionId
    on: date
    why: FreeText


@value
class SetDecisionAside(Command):
    """Record that a decision was set aside by an authority over the board."""

    decision: DecisionId
    on: date
    by_whom: FreeText
    why: FreeText


@value
class LapseDecision(Command):
    """Record that a decision lost its force."""

    decision: DecisionId
    on: date
    why: FreeText


SequelCommand = (
    OnCondition
    | BeginStandstill
    | SuspendDecision
    | LiftSuspension
    | SetDecisionAside
    | LapseDecision
    | GiveTerminationNotice
    | EndService
    | CarryItemOver
    | ReferDecisionUp
    | ConveneConflictsPanel
    | CoOptMembers
)
