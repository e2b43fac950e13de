"""Writes the register of cases down, from the first draft to the decision."""

import json

from domain.cases.content import CaseContent
from domain.cases.events import (
    CaseDrafted,
    CaseReturned,
    CaseRevised,
    CaseScored,
    CaseSubmitted,
    CaseWithdrawn,
    DuplicateFlagged,
    DuplicateLifted,
)
from domain.decisions.events import (
    ChairsActionTaken,
    ConditionDischarged,
    ConditionFailed,
    ConditionWaived,
    DecisionLapsed,
    DecisionSetAside,
    DecisionSuspended,
    DecisionTaken,
    Outcome,
    SuspensionLifted,
)
from domain.decisions.outcomes import FINAL
from domain.decisions.statuses import Status
from domain.due_diligence.events import DueDiligenceCompleted, DueDiligenceOpened
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from domain.kernel.ids import CaseId
from domain.kernel.messages import Event
from domain.proposals.events import ProposalMade, ProposalWithdrawn
from service.cases.statuses import CaseStatus
from service.cases.tables import cases, scores, versions
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import Shows, shows_slips

project = Projector(cases, versions, scores)
shows_slips(project, Shows("cases.CaseDrafted", "reference", cases, "reference", "case"))

AFTER_DECISION = {
    Outcome.RECOMMENDED: CaseStatus.RECOMMENDED,
    Outcome.NOT_RECOMMENDED: CaseStatus.NOT_RECOMMENDED,
    Outcome.DEFERRED: CaseStatus.DEFERRED,
    **{outcome: CaseStatus[outcome.name] for outcome in FINAL},
}


def _described(content: CaseContent) -> dict[str, object]:
    return {
        "title_digest": str(content.title),
        "kind": content.kind.name,
        "origin": content.origin.name,
        "follows": str(content.follows) if content.follows else None,
        "content": json.dumps(write(content, str)),
    }


def _becomes(read_model: ReadModel, fact: Fact[Event], case: str, status: CaseStatus) -> None:
    read_model.change(cases, fact, {"case": case}, status=status.name)


@project.on(CaseDrafted)
def case_drafted(fact: Fact[CaseDrafted], read_model: ReadModel) -> None:
    """Enter the case."""
    it = fact.event
    read_model.add(
        cases,
        fact,
        case=str(it.case),
        reference=str(it.reference),
        status=CaseStatus.DRAFT.name,
        duplicate="NO",
        **_described(it.content),
    )


@project.on(CaseRevised)
def case_revised(fact: Fact[CaseRevised], read_model: ReadModel) -> None:
    """Show what it says now; what it said before stays readable at its time."""
    read_model.change(cases, fact, {"case": str(fact.event.case)}, **_described(fact.event.content))


@project.on(CaseSubmitted)
def case_submitted(fact: Fact[CaseSubmitted], read_model: ReadModel) -> None:
    """Freeze a version."""
    it, key = fact.event, {"case": str(fact.event.case)}
    read_model.change(cases, fact, key, status=CaseStatus.SUBMITTED.name, version=it.version)
    read_model.add(
        versions, fact, case=str(it.case), version=it.version, content_hash=it.content_hash, submitted_at=fact.position
    )


@project.on(CaseReturned)
def case_returned(fact: Fact[CaseReturned], read_model: ReadModel) -> None:
    """Show that it is being worked on again."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.DRAFT)


@project.on(CaseWithdrawn)
def case_withdrawn(fact: Fact[CaseWithdrawn], read_model: ReadModel) -> None:
    """Show that it was withdrawn."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.WITHDRAWN)


@project.on(DuplicateFlagged)
def duplicate_flagged(fact: Fact[DuplicateFlagged], read_model: ReadModel) -> None:
    """Show which case stands in its place."""
    key = {"case": str(fact.event.case)}
    read_model.change(cases, fact, key, duplicate="YES", duplicate_of=str(fact.event.of))


@project.on(DuplicateLifted)
def duplicate_lifted(fact: Fact[DuplicateLifted], read_model: ReadModel) -> None:
    """Show it where it stood."""
    read_model.change(cases, fact, {"case": str(fact.event.case)}, duplicate="NO", duplicate_of=None)


@project.on(CaseScored)
def case_scored(fact: Fact[CaseScored], read_model: ReadModel) -> None:
    """Add the score."""
    it = fact.event
    read_model.add(
        scores,
        fact,
        case=str(it.case),
        version=it.version,
        scorer=str(it.scorer),
        criterion=it.criterion,
        score=str(it.score),
    )


@project.on(ProposalMade)
def proposal_made(fact: Fact[ProposalMade], read_model: ReadModel) -> None:
    """Show that it lies before another board."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.PROPOSED)


@project.on(ProposalWithdrawn)
def proposal_withdrawn(fact: Fact[ProposalWithdrawn], read_model: ReadModel) -> None:
    """Show that it lies before nobody."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.SUBMITTED)


@project.on(DueDiligenceOpened)
def due_diligence_opened(fact: Fact[DueDiligenceOpened], read_model: ReadModel) -> None:
    """Show that it is being checked."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.IN_DUE_DILIGENCE)


@project.on(DueDiligenceCompleted)
def due_diligence_completed(fact: Fact[DueDiligenceCompleted], read_model: ReadModel) -> None:
    """Show that it is ready to be decided."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.READY_FOR_DECISION)


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """Show what became of it; a decision that decides nothing leaves it where it was."""
    it = fact.event
    if it.case is None:
        return
    outcome, was = it.outcome, it.earlier_outcome
    if outcome is Outcome.RATIFIED:
        outcome, was = it.earlier_outcome or outcome, it.affected_outcome
    if outcome is Outcome.RESCINDED:
        _falls(read_model, fact, it.case, CaseStatus.RESCINDED if was in FINAL else CaseStatus.SUBMITTED)
    elif outcome is Outcome.NOT_RATIFIED and it.affected is None:
        _falls(read_model, fact, it.case, CaseStatus.SUBMITTED)
    else:
        _decided(read_model, fact, it.case, outcome)


@project.on(ChairsActionTaken)
def chairs_action_taken(fact: Fact[ChairsActionTaken], read_model: ReadModel) -> None:
    """Show that it was decided for the board, and waits for the board."""
    _becomes(read_model, fact, fact.event.case, CaseStatus.AWAITING_RATIFICATION)


@project.on(DecisionSuspended)
def decision_suspended(fact: Fact[DecisionSuspended], read_model: ReadModel) -> None:
    """Show that its decision is held up."""
    if fact.event.case is not None:
        _becomes(read_model, fact, fact.event.case, CaseStatus.SUSPENDED)


@project.on(SuspensionLifted)
def suspension_lifted(fact: Fact[SuspensionLifted], read_model: ReadModel) -> None:
    """Show what was decided again."""
    it = fact.event
    if it.case is not None and it.status is Status.PROVISIONAL:
        _becomes(read_model, fact, it.case, CaseStatus.AWAITING_RATIFICATION)
    elif it.case is not None:
        _decided(read_model, fact, it.case, it.outcome)


@project.on(DecisionSetAside)
def decision_set_aside(fact: Fact[DecisionSetAside], read_model: ReadModel) -> None:
    """Show that its decision was set aside."""
    _falls(read_model, fact, fact.event.case, CaseStatus.SET_ASIDE)


@project.on(DecisionLapsed)
def decision_lapsed(fact: Fact[DecisionLapsed], read_model: ReadModel) -> None:
    """Show that its decision has no force any more."""
    _falls(read_model, fact, fact.event.case, CaseStatus.LAPSED)


@project.on(ConditionFailed)
def condition_failed(fact: Fact[ConditionFailed], read_model: ReadModel) -> None:
    """Show that its approval fell with a condition."""
    _falls(read_model, fact, fact.event.case, CaseStatus.LAPSED)


@project.on(ConditionDischarged)
def condition_discharged(fact: Fact[ConditionDischarged], read_model: ReadModel) -> None:
    """Show that it is approved without more once the last condition is met."""
    _without_conditions(read_model, fact, fact.event.case, fact.event.left)


@project.on(ConditionWaived)
def condition_waived(fact: Fact[ConditionWaived], read_model: ReadModel) -> None:
    """Show that it is approved without more once the last condition is gone."""
    _without_conditions(read_model, fact, fact.event.case, fact.event.left)


def _without_conditions(read_model: ReadModel, fact: Fact[Event], case: CaseId | None, left: int) -> None:
    if case is not None and left == 0:
        _decided(read_model, fact, case, Outcome.APPROVED)


def _decided(read_model: ReadModel, fact: Fact[Event], case: CaseId, outcome: Outcome | None) -> None:
    status = AFTER_DECISION.get(outcome) if outcome else None
    if status is not None:
        decided = {"decided": status.name} if outcome in FINAL else {}
        read_model.change(cases, fact, {"case": str(case)}, status=status.name, **decided)


def _falls(read_model: ReadModel, fact: Fact[Event], case: CaseId | None, status: CaseStatus) -> None:
    """What was decided does not hold any more."""
    if case is not None:
        read_model.change(cases, fact, {"case": str(case)}, status=status.name, decided=None)
