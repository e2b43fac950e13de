"""What is shown of people who scored a case and the one that it follows."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import CaseId, PersonId
from service.cases.statuses import CaseStatus
from service.edge.fields import IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata


class RepeatedEvaluation(Shown):
    """Somebody who scored a case that was given up and the case that takes it up again."""

    person: IdOf[PersonId]
    case: IdOf[CaseId]
    follows: Annotated[IdOf[CaseId], Field(description="The case that it takes up again.")]
    earlier_status: Annotated[Word[CaseStatus], Field(description="Where that one stands.")]
    since: LogPosition


class RepeatedEvaluationPage(Shown):
    """A page of those who scored a case and the one that it follows."""

    results: tuple[RepeatedEvaluation, ...]
    metadata: PageMetadata
