"""Writes the register of decisions down, and the conditions of approvals."""

from domain.boards.events import CharterAdopted
from domain.decisions.course_beginning import began_as
from domain.decisions.course_following import EFFECTS
from domain.decisions.events import (
    ChairsActionRejudged,
    ChairsActionTaken,
    ConditionDischarged,
    ConditionFailed,
    ConditionWaived,
    DecisionLapsed,
    DecisionReferredUp,
    DecisionRejudged,
    DecisionSetAside,
    DecisionSuspended,
    DecisionTaken,
    ItemCarriedOver,
    Outcome,
    SuspensionLifted,
)
from domain.decisions.kept import ConditionState
from domain.decisions.outcomes import WITHOUT_ANSWER
from domain.decisions.statuses import Status
from domain.decisions.way_out_events import MembersCoOpted
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Event
from service.decisions.tables import charter_versions, conditions, decisions, rejudgements
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(decisions, charter_versions, conditions, rejudgements)

Entered = DecisionTaken | ChairsActionTaken
Rejudged = DecisionRejudged | ChairsActionRejudged
Settled = ConditionDischarged | ConditionWaived | ConditionFailed


@project.on(CharterAdopted)
def charter_adopted(fact: Fact[CharterAdopted], read_model: ReadModel) -> None:
    """Remember that there is this version, so that decisions under an earlier one are found."""
    read_model.add(charter_versions, fact, board=str(fact.event.board), version=fact.event.version)


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """Enter the decision under its board's next number, and show what it makes of an earlier one."""
    it = fact.event
    where = {"meeting": str(it.meeting), "item": str(it.item), "motion": str(it.motion)}
    _entered(fact, it, began_as(it), read_model, charter_version=it.inputs.charter_version, **where)
    if it.earlier is not None and it.outcome in EFFECTS:
        _becomes(fact, it.earlier, EFFECTS[it.outcome], read_model)
    brought = EFFECTS.get(it.earlier_outcome) if it.earlier_outcome else None
    if it.outcome is Outcome.RATIFIED and it.affected is not None and brought is not None:
        _becomes(fact, it.affected, brought, read_model)
    if it.outcome not in WITHOUT_ANSWER:
        ratified = it.earlier if it.outcome is Outcome.RATIFIED else None
        _conditions(fact, ratified or it.decision, it, read_model)


@project.on(ChairsActionTaken)
def chairs_action_taken(fact: Fact[ChairsActionTaken], read_model: ReadModel) -> None:
    """Enter the action under the board's next number; it has no meeting."""
    _entered(fact, fact.event, Status.PROVISIONAL, read_model, charter_version=fact.event.charter_version)
    _conditions(fact, fact.event.decision, fact.event, read_model)


@project.on(DecisionSuspended)
def decision_suspended(fact: Fact[DecisionSuspended], read_model: ReadModel) -> None:
    """Show that it is held up."""
    _becomes(fact, fact.event.decision, Status.SUSPENDED, read_model)


@project.on(SuspensionLifted)
def suspension_lifted(fact: Fact[SuspensionLifted], read_model: ReadModel) -> None:
    """Show that it stands again."""
    _becomes(fact, fact.event.decision, fact.event.status, read_model)


@project.on(DecisionSetAside)
def decision_set_aside(fact: Fact[DecisionSetAside], read_model: ReadModel) -> None:
    """Show that it was set aside."""
    _becomes(fact, fact.event.decision, Status.SET_ASIDE, read_model)


@project.on(DecisionLapsed)
def decision_lapsed(fact: Fact[DecisionLapsed], read_model: ReadModel) -> None:
    """Show that it has no force any more."""
    _becomes(fact, fact.event.decision, Status.LAPSED, read_model)


@project.on(ItemCarriedOver)
def item_carried_over(fact: Fact[ItemCarriedOver], read_model: ReadModel) -> None:
    """Show that another meeting has it."""
    _becomes(fact, fact.event.decision, Status.CARRIED_OVER, read_model)


@project.on(DecisionReferredUp)
def decision_referred_up(fact: Fact[DecisionReferredUp], read_model: ReadModel) -> None:
    """Show that another board has it."""
    _becomes(fact, fact.event.decision, Status.REFERRED_UP, read_model)


@project.on(MembersCoOpted)
def members_co_opted(fact: Fact[MembersCoOpted], read_model: ReadModel) -> None:
    """Show that another meeting has it."""
    _becomes(fact, fact.event.decision, Status.CARRIED_OVER, read_model)


@project.on(ConditionDischarged)
def condition_discharged(fact: Fact[ConditionDischarged], read_model: ReadModel) -> None:
    """Show that the condition was met."""
    _settled(fact, fact.event, ConditionState.DISCHARGED, read_model)


@project.on(ConditionWaived)
def condition_waived(fact: Fact[ConditionWaived], read_model: ReadModel) -> None:
    """Show that the condition was let go."""
    _settled(fact, fact.event, ConditionState.WAIVED, read_model)


@project.on(ConditionFailed)
def condition_failed(fact: Fact[ConditionFailed], read_model: ReadModel) -> None:
    """Show that the condition was not met, and that the approval fell."""
    _settled(fact, fact.event, ConditionState.FAILED, read_model)
    _becomes(fact, fact.event.decision, Status.LAPSED, read_model)


@project.on(DecisionRejudged)
def decision_rejudged(fact: Fact[DecisionRejudged], read_model: ReadModel) -> None:
    """Enter the second verdict beside the decision; the decision itself stands."""
    _rejudged(fact, fact.event, read_model, meeting=str(fact.event.meeting))


@project.on(ChairsActionRejudged)
def chairs_action_rejudged(fact: Fact[ChairsActionRejudged], read_model: ReadModel) -> None:
    """Enter what is known now of those who acted beside the action, which had no meeting."""
    _rejudged(fact, fact.event, read_model)


def _rejudged(fact: Fact[Event], it: Rejudged, read_model: ReadModel, *, meeting: str | None = None) -> None:
    read_model.add(
        rejudgements,
        fact,
        rejudged_at=fact.position,
        decision=str(it.decision),
        board=str(it.board),
        case=str(it.case) if it.case else None,
        meeting=meeting,
        taken_at=it.taken_at,
        cause=it.cause,
    )


def _entered(
    fact: Fact[Event], it: Entered, status: Status, read_model: ReadModel, *, charter_version: int, **where: str
) -> None:
    read_model.add(
        decisions,
        fact,
        decision=str(it.decision),
        board=str(it.board),
        number=it.number,
        case=str(it.case) if it.case else None,
        version=it.version,
        outcome=it.outcome.name,
        decided=it.decided.isoformat(),
        status=status.name,
        charter_version=charter_version,
        **where,
    )


def _conditions(fact: Fact[Event], decision: DecisionId, it: Entered, read_model: ReadModel) -> None:
    """The conditions of an approval, under the decision that they bind."""
    for number, one in enumerate(it.terms.conditions, start=1):
        read_model.add(
            conditions,
            fact,
            decision=str(decision),
            condition=number,
            board=str(it.board),
            case=str(it.case) if it.case else None,
            text_digest=str(one.text),
            owner=str(one.owner) if one.owner else None,
            office_digest=str(one.office) if one.office else None,
            due=one.due.text if one.due else None,
            state=ConditionState.OPEN.name,
        )


def _becomes(fact: Fact[Event], decision: DecisionId, status: Status, read_model: ReadModel) -> None:
    read_model.change(decisions, fact, {"decision": str(decision)}, status=status.name)


def _settled(fact: Fact[Event], it: Settled, state: ConditionState, read_model: ReadModel) -> None:
    key = {"decision": str(it.decision), "condition": it.condition}
    read_model.change(conditions, fact, key, state=state.name, settled_on=it.on.isoformat(), settled_at=fact.position)
