"""What is shown of chair's actions in a list."""

from typing import Annotated

from pydantic import Field

from domain.decisions.events import Outcome
from domain.decisions.ratification import Ratification
from domain.kernel.ids import BoardId, CaseId, DecisionId, PersonId
from service.decisions.course_shown import WholeNumber
from service.edge.fields import Day, IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class ChairsActionLine(Shown):
    """A chair's action: who took it, why it could not wait, and how its ratification stands on the day."""

    decision: IdOf[DecisionId]
    board: IdOf[BoardId]
    number: WholeNumber
    case: IdOf[CaseId] | None = None
    outcome: Annotated[str, Field(examples=[Outcome.APPROVED.name])]
    decided: Day
    actors: tuple[IdOf[PersonId], ...]
    resolution: ShownText
    urgency: ShownText
    ratify_by: Day
    ratification: Word[Ratification]
    answered: Annotated[Day | None, Field(description="When the board ratified it, or refused to.")] = None
    answered_by: IdOf[DecisionId] | None = None
    since: LogPosition


class ChairsActionPage(Shown):
    """A page of the chair's actions."""

    results: tuple[ChairsActionLine, ...]
    metadata: PageMetadata
