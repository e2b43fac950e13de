"""Writes consultations down."""

from domain.consultations.events import ConsultationExtended, ConsultationOpened, ConsultationReported
from domain.kernel.facts import Fact
from service.consultations.tables import consultations
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(consultations)


@project.on(ConsultationOpened)
def consultation_opened(fact: Fact[ConsultationOpened], read_model: ReadModel) -> None:
    """Enter the consultation."""
    it = fact.event
    read_model.add(
        consultations,
        fact,
        consultation=str(it.consultation),
        case=str(it.case),
        subject_digest=str(it.subject),
        opens=it.opens.isoformat(),
        closes=it.closes.isoformat(),
    )


@project.on(ConsultationExtended)
def consultation_extended(fact: Fact[ConsultationExtended], read_model: ReadModel) -> None:
    """Show its new last day."""
    key = {"consultation": str(fact.event.consultation)}
    read_model.change(consultations, fact, key, closes=fact.event.closes.isoformat())


@project.on(ConsultationReported)
def consultation_reported(fact: Fact[ConsultationReported], read_model: ReadModel) -> None:
    """Show what came of it."""
    it = fact.event
    read_model.change(
        consultations,
        fact,
        {"consultation": str(it.consultation)},
        responses=it.responses,
        alternatives=it.alternatives,
        answered_digest=str(it.answered),
        reported=it.reported.isoformat(),
    )
