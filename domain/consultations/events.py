"""What happens to consultations."""

from datetime import date

from domain.kernel.ids import CaseId, ConsultationId
from domain.kernel.messages import Event, FreeText, event


@event("consultations.ConsultationOpened", version=1)
class ConsultationOpened(Event):
    """The public was asked about a case, from a day to a last day for responses."""

    consultation: ConsultationId
    case: CaseId
    subject: FreeText
    opens: date
    closes: date


@event("consultations.ConsultationExtended", version=1)
class ConsultationExtended(Event):
    """The public was given more time."""

    consultation: ConsultationId
    case: CaseId
    closes: date
    why: FreeText


@event("consultations.ConsultationReported", version=1)
class ConsultationReported(Event):
    """It was told how many responded, and how the alternatives that they put forward were answered."""

    consultation: ConsultationId
    case: CaseId
    responses: int
    alternatives: int
    answered: FreeText
    reported: date
