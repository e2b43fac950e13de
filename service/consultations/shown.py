"""What is shown of consultations."""

from typing import Annotated

from pydantic import Field

from domain.decisions.events import Outcome
from domain.kernel.ids import BoardId, CaseId, ConsultationId, DecisionId
from service.consultations.bodies import Number
from service.edge.fields import Day, IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class DecisionOnIt(Shown):
    """A decision on the case, and whether it was taken after the last day for responses."""

    decision: IdOf[DecisionId]
    board: IdOf[BoardId]
    outcome: Word[Outcome]
    decided: Day
    after_its_end: bool


class ConsultationShown(Shown):
    """A consultation: how long it lasted, what came of it, and what was decided on the case before and after."""

    consultation: IdOf[ConsultationId]
    case: IdOf[CaseId]
    subject: ShownText
    opens: Day
    closes: Annotated[Day, Field(description="The last day for responses, as extended.")]
    days: Annotated[Number, Field(description="From the first day to the last, both counted.")]
    responses: Number | None = None
    alternatives: Annotated[Number | None, Field(description="Put forward in the responses.")] = None
    answered: Annotated[ShownText, Field(description="How the alternatives were answered.")] = None
    reported: Day | None = None
    decisions: tuple[DecisionOnIt, ...]
    since: LogPosition


class ConsultationPage(Shown):
    """A page of consultations."""

    results: tuple[ConsultationShown, ...]
    metadata: PageMetadata
