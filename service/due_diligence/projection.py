"""Writes due diligence down."""

from domain.due_diligence.events import CheckRecorded, CheckWaived, DueDiligenceCompleted, DueDiligenceOpened
from domain.kernel.facts import Fact
from service.due_diligence.tables import checks, diligences
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(diligences, checks)

NOT_STARTED = "NOT_STARTED"
WAIVED = "WAIVED"


@project.on(DueDiligenceOpened)
def due_diligence_opened(fact: Fact[DueDiligenceOpened], read_model: ReadModel) -> None:
    """Enter the checklist, nothing of it begun."""
    it = fact.event
    key = {"case": str(it.case), "version": it.version}
    read_model.add(diligences, fact, **key, board=str(it.board), status="OPEN")
    for number, check in enumerate(it.checks, start=1):
        read_model.add(checks, fact, **key, check=check, number=number, status=NOT_STARTED)


@project.on(CheckRecorded)
def check_recorded(fact: Fact[CheckRecorded], read_model: ReadModel) -> None:
    """Show how the check stands."""
    it = fact.event
    read_model.change(
        checks,
        fact,
        {"case": str(it.case), "version": it.version, "check": it.check},
        status=it.status.name,
        by=str(it.checked_by),
        evidence_digest=it.evidence_digest,
        note_digest=str(it.note) if it.note else None,
    )


@project.on(CheckWaived)
def check_waived(fact: Fact[CheckWaived], read_model: ReadModel) -> None:
    """Show who dispensed with the check."""
    it = fact.event
    read_model.change(
        checks,
        fact,
        {"case": str(it.case), "version": it.version, "check": it.check},
        status=WAIVED,
        by=str(it.waived_by),
        evidence_digest=None,
        note_digest=str(it.why),
    )


@project.on(DueDiligenceCompleted)
def due_diligence_completed(fact: Fact[DueDiligenceCompleted], read_model: ReadModel) -> None:
    """Show that it is complete."""
    key = {"case": str(fact.event.case), "version": fact.event.version}
    read_model.change(diligences, fact, key, status="COMPLETE")
