"""Writes down when cases were first submitted and when they were finally decided."""

from domain.cases.events import CaseSubmitted
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.outcomes import APPROVALS, FINAL
from domain.kernel.facts import Fact
from domain.kernel.london import day_of
from service.cases.tables import case_days
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(case_days)


@project.on(CaseSubmitted)
def case_submitted(fact: Fact[CaseSubmitted], read_model: ReadModel) -> None:
    """The day of the first submission; later versions do not change it."""
    if fact.event.version == 1:
        day = day_of(fact.envelope.occurred_at).isoformat()
        read_model.add(case_days, fact, case=str(fact.event.case), submitted=day)


@project.on(DecisionTaken)
def decision_taken(fact: Fact[DecisionTaken], read_model: ReadModel) -> None:
    """The day of the last final decision, and whether it approved."""
    it = fact.event
    outcome = it.earlier_outcome if it.outcome is Outcome.RATIFIED else it.outcome
    if it.case is not None and outcome in FINAL:
        approved = int(outcome in APPROVALS)
        read_model.change(case_days, fact, {"case": str(it.case)}, decided=it.decided.isoformat(), approved=approved)
