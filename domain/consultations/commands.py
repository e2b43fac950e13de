"""What one may ask about consultations."""

from datetime import date

from domain.kernel.ids import CaseId, ConsultationId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value


@value
class OpenConsultation(Command):
    """Record that the public is consulted on a case."""

    consultation: ConsultationId
    case: CaseId
    subject: FreeText
    opens: date
    closes: date


@value
class ExtendConsultation(Command):
    """Record that the public has more time."""

    consultation: ConsultationId
    closes: date
    why: FreeText


@value
class ReportConsultation(Command):
    """Record how many responded, and how their alternatives were answered."""

    consultation: ConsultationId
    responses: int
    alternatives: int
    answered: FreeText


OnAConsultation = ExtendConsultation | ReportConsultation
ConsultationCommand = OpenConsultation | OnAConsultation
