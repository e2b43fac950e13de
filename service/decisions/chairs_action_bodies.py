"""What is sent about a chair's action."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import CaseId, DecisionId, PersonId
from domain.meetings.motions import Direction
from service.edge.fields import Day, IdOf, LongText, Many, Word
from service.recording.terms_bodies import TermsBody


class ChairsActionBody(TermsBody):
    """What two members do for the board, why it cannot wait, and by when the board is to ratify it."""

    case: IdOf[CaseId]
    direction: Word[Direction]
    actors: Annotated[Many[IdOf[PersonId]], Field(min_length=1, max_length=10)]
    text: LongText
    urgency: LongText
    ratify_by: Day
    earlier: Annotated[IdOf[DecisionId] | None, Field(description="The question that found no quorum.")] = None
